"""Deleting a row, alone, by QuerySet or by a cascade, leaves its file in the storage."""

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import override_settings

from catalogue.models import Product


def product(name):
    return Product.objects.create(name=name, photo=ContentFile(b"jpg", name=f"{name}.jpg"))


memory = {"BACKEND": "django.core.files.storage.InMemoryStorage"}
with override_settings(STORAGES={"default": memory}):
    # --8<-- [start:delete]
    product("tea").delete()
    product("mate")
    Product.objects.all().delete()
    # --8<-- [end:delete]
    print(f"rows: {Product.objects.count()}")
    print(f"files: {', '.join(sorted(default_storage.listdir('products')[1]))}")
