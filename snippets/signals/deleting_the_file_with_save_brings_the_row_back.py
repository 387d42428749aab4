"""FieldFile.delete() in post_delete inserts the row again; with save=False it is still too early.

Wrong: on purpose
"""

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models.signals import post_delete
from django.test import override_settings

from catalogue.models import Product


# --8<-- [start:receivers]
def delete_photo(instance, **kwargs):
    instance.photo.delete()  # (1)!


def delete_photo_at_once(instance, **kwargs):
    instance.photo.delete(save=False)  # (2)!


# --8<-- [end:receivers]


def show(title):
    names = [row.photo.name for row in Product.objects.all()]
    file = default_storage.exists("products/tea.jpg")
    print(f"{title}: {len(names)} row, photo {names[0]!r}, file there={file}")


def product():
    Product.objects.all().delete()
    return Product.objects.create(name="Tea", photo=ContentFile(b"jpg", name="tea.jpg"))


memory = {"BACKEND": "django.core.files.storage.InMemoryStorage"}
with override_settings(STORAGES={"default": memory}):
    # --8<-- [start:deletes]
    tea = product()
    post_delete.connect(delete_photo, sender=Product)
    tea.delete()
    show("delete()")
    post_delete.disconnect(delete_photo, sender=Product)

    tea = product()
    post_delete.connect(delete_photo_at_once, sender=Product)
    with transaction.atomic():
        tea.delete()
        transaction.set_rollback(True)
    show("save=False, rolled back")
    # --8<-- [end:deletes]
