"""A key deleted before the commit is filled again with a value that is old, or never was.

Wrong: on purpose
Database: sqlite
"""

import tempfile
from pathlib import Path

from django.core.cache import cache
from django.db import connections, transaction
from django.db.models.signals import post_save

from catalogue.models import Tag

folder = tempfile.TemporaryDirectory()
shop = connections["default"]
connections["default"] = shop.copy()
connections["default"].settings_dict["NAME"] = Path(folder.name, "shop.sqlite3")
with connections["default"].schema_editor() as editor:
    editor.create_model(Tag)
other_request = connections["default"].copy()


# --8<-- [start:receivers]
def at_once(instance, **kwargs):
    cache.delete("tag")


def after_the_commit(instance, using, **kwargs):
    transaction.on_commit(lambda: cache.delete("tag"), using=using)


# --8<-- [end:receivers]


def visit():
    with other_request.cursor() as cursor:
        cursor.execute("SELECT name FROM catalogue_tag")
        return cache.get_or_set("tag", cursor.fetchone()[0])


# --8<-- [start:cases]
def change_and_visit(title):
    with transaction.atomic():
        tag.name = "new"
        tag.save()
        visit()  # (1)!
    print(f"{title}: row {tag.name}, cached {visit()}")


def change_in_vain(title):
    with transaction.atomic():
        tag.name = "never"
        tag.save()
        cache.get_or_set("tag", tag.name)  # (2)!
        transaction.set_rollback(True)
    print(f"{title}: row {Tag.objects.get().name}, cached {visit()}")


# --8<-- [end:cases]

tag = Tag.objects.create(name="old")
for forget in at_once, after_the_commit:
    Tag.objects.update(name="old")
    cache.set("tag", "old")
    post_save.connect(forget, sender=Tag)
    change_and_visit(f"{forget.__name__}, committed")
    cache.set("tag", "new")
    change_in_vain(f"{forget.__name__}, rolled back")
    post_save.disconnect(forget, sender=Tag)

cache.clear()
other_request.close()
connections["default"].close()
connections["default"] = shop
folder.cleanup()
