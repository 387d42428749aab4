"""loaddata sets the relation of each object: with raw=True from Django 6.1 on."""

import json
import tempfile
from pathlib import Path

from django.core.management import call_command
from django.db.models.signals import m2m_changed
from django.dispatch import receiver

from catalogue.models import Product, Tag

NOW = "2000-01-01T00:00:00Z"


def load(*tags):
    fields = {"name": "Tea", "created_at": NOW, "updated_at": NOW, "tags": tags}
    rows = [{"model": "catalogue.product", "pk": 1, "fields": fields}]
    rows += [{"model": "catalogue.tag", "pk": pk, "fields": {"name": f"tag {pk}"}} for pk in tags]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "shop.json"
        path.write_text(json.dumps(rows), encoding="utf-8")
        call_command("loaddata", path, verbosity=0)


# --8<-- [start:receiver]
@receiver(m2m_changed, sender=Product.tags.through)
def look(action, pk_set, **kwargs):
    raw = kwargs.get("raw", "not sent")
    print(f"{title}: {action} {pk_set} raw={raw}, tags in the table {Tag.objects.count()}")


# --8<-- [end:receiver]

# --8<-- [start:loads]
title = "first load"
load(1, 2)
title = "the same again"
load(1, 2)
title = "another tag"
load(2, 3)
# --8<-- [end:loads]
