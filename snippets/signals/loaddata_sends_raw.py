"""loaddata sends both signals with raw=True and never calls save()."""

import json
import tempfile
from pathlib import Path
from unittest import mock

from django.core.management import call_command
from django.db.models.signals import post_save, pre_save
from django.dispatch import receiver

from catalogue.models import Product


def load(**fields):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "shop.json"
        row = {"model": "catalogue.product", "pk": 1, "fields": fields}
        path.write_text(json.dumps([row]), encoding="utf-8")
        call_command("loaddata", path, verbosity=0)


# --8<-- [start:receivers]
@receiver(pre_save, sender=Product)
def before(instance, raw, **kwargs):
    print(f"{title}: pre_save raw={raw} adding={instance._state.adding}")
    instance.slug = "set-by-receiver"


@receiver(post_save, sender=Product)
def after(raw, created, **kwargs):
    print(f"{title}: post_save raw={raw} created={created}")


# --8<-- [end:receivers]

LONG_AGO = "2000-01-01T00:00:00Z"

title = "new row"
with mock.patch.object(Product, "save") as save:
    load(name="Tea", slug="in-the-fixture", created_at=LONG_AGO, updated_at=LONG_AGO)
print(f"save() called: {save.called}")
tea = Product.objects.get()
print(f"stored slug: {tea.slug}")
print(f"stored updated_at: {tea.updated_at.year}")

title = "existing row"
load(name="Tea", slug="in-the-fixture", created_at=LONG_AGO, updated_at=LONG_AGO)
