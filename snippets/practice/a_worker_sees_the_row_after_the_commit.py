"""Another connection, such as a worker's, sees the new row after the commit and not before."""

import tempfile
from functools import partial
from pathlib import Path

from django.db import connections, transaction
from django.db.models.signals import post_save
from django.dispatch import receiver

from catalogue.models import Tag

shop = connections["default"]
on_sqlite = shop.vendor == "sqlite"
folder = tempfile.TemporaryDirectory()
if on_sqlite:  # a database in memory serves one connection; a server needs none of this
    connections["default"] = shop.copy()
    connections["default"].settings_dict["NAME"] = Path(folder.name, "shop.sqlite3")
    with connections["default"].schema_editor() as editor:
        editor.create_model(Tag)
worker = connections["default"].copy()


# --8<-- [start:receiver]
def look(name, when):
    with worker.cursor() as cursor:  # (1)!
        cursor.execute("SELECT count(*) FROM catalogue_tag WHERE name = %s", [name])
        print(f"{name}, {when}: the worker sees {cursor.fetchone()[0]}")


@receiver(post_save, sender=Tag)
def hand_over(instance, using, **kwargs):
    look(instance.name, "post_save")
    transaction.on_commit(partial(look, instance.name, "on_commit"), using=using)


# --8<-- [end:receiver]

# --8<-- [start:cases]
Tag.objects.create(name="autocommit")
with transaction.atomic():
    Tag.objects.create(name="atomic")
# --8<-- [end:cases]

worker.close()
if on_sqlite:
    connections["default"].close()
    connections["default"] = shop
folder.cleanup()
