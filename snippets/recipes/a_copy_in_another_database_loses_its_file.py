"""The receivers ask the database of the row alone: a copy in another one loses the shared file.

Wrong: on purpose
Receivers: photos
"""

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import override_settings

from catalogue.models import Product

memory = {"BACKEND": "django.core.files.storage.InMemoryStorage"}
with override_settings(STORAGES={"default": memory}):
    # --8<-- [start:cases]
    tea = Product.objects.create(name="Tea", photo=ContentFile(b"jpg", name="tea.jpg"))
    tea.save(using="archive")
    Product.objects.using("default").get().delete()
    # --8<-- [end:cases]
    copy = Product.objects.using("archive").get()
    there = default_storage.exists(copy.photo.name)
    print(f"row in archive: {copy.photo.name}, file there: {there}")
