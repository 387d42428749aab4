"""Files of deleted rows and replaced files go after the commit, unless another row uses them.

Receivers: photos
"""

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.test import override_settings

from catalogue.models import Product


def show(title):
    names = default_storage.listdir("products")[1]
    print(f"{title}: {', '.join(sorted(names)) or 'no files'}")


def photo(name):
    return ContentFile(b"jpg", name=name)


memory = {"BACKEND": "django.core.files.storage.InMemoryStorage"}
with override_settings(STORAGES={"default": memory}):
    # --8<-- [start:cases]
    tea = Product.objects.create(name="Tea", photo=photo("old.jpg"))
    tea.photo = photo("new.jpg")
    tea.save()
    show("replaced")

    tea.photo = photo("unused.jpg")
    tea.save(update_fields=["name"])
    show("not written")
    tea = Product.objects.get()

    copy = Product.objects.create(name="Copy", photo=tea.photo.name)
    tea.delete()
    show("shared with a copy")

    with transaction.atomic():
        copy.delete()
        transaction.set_rollback(True)
    show("rolled back")

    copy = Product.objects.get()
    copy.photo = ""
    copy.save()
    show("cleared")

    Product.objects.create(name="Mate", photo=photo("mate.jpg"))
    Product.objects.all().delete()
    show("QuerySet.delete()")
    # --8<-- [end:cases]
