"""A sweep compares the storage with the table: it finds what no signal told of."""

from datetime import timedelta

# --8<-- [start:sweep]
from django.db import transaction
from django.utils import timezone

from catalogue.models import Product


def orphans(older_than=timedelta(hours=1)):
    storage = Product._meta.get_field("photo").storage
    used = set(Product.objects.exclude(photo="").values_list("photo", flat=True))
    for file in storage.listdir("products")[1]:
        name = f"products/{file}"
        if name not in used and storage.get_modified_time(name) < timezone.now() - older_than:
            yield name  # (1)!


# --8<-- [end:sweep]

from django.core.files.base import ContentFile
from django.test import override_settings


def product(name):
    return Product.objects.create(name=name, photo=ContentFile(b"jpg", name=f"{name}.jpg"))


def show(title):
    names = ", ".join(sorted(orphans(older_than=timedelta()))) or "none"
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
