"""A sweep compares the storage with the table: it finds what no signal told of."""

from datetime import timedelta

from django.core.files.base import ContentFile
from django.db import transaction
from django.test import override_settings

from catalogue.models import Product
from photos.sweep import orphans


def product(name):
    return Product.objects.create(name=name, photo=ContentFile(b"jpg", name=f"{name}.jpg"))


def show(title):
    names = ", ".join(sorted(orphans(older_than=timedelta(seconds=-1)))) or "none"
    print(f"{title}: {names}")


memory = {"BACKEND": "django.core.files.storage.InMemoryStorage"}
with override_settings(STORAGES={"default": memory}):
    # --8<-- [start:cases]
    product("used")
    show("a row uses it")

    with transaction.atomic():
        product("rolled_back")
        transaction.set_rollback(True)
    show("rolled back INSERT")

    product("cleared")
    Product.objects.filter(name="cleared").update(photo="")
    show("QuerySet.update()")

    product("raw")
    Product.objects.filter(name="raw")._raw_delete("default")
    show("_raw_delete()")
    print(f"older than an hour: {len(list(orphans()))}")
    # --8<-- [end:cases]
