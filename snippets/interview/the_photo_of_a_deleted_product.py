"""FieldFile.delete() saves the instance: in post_delete it inserts the deleted row again."""

from django.test import override_settings

in_memory = override_settings(
    STORAGES={"default": {"BACKEND": "django.core.files.storage.InMemoryStorage"}}
)
in_memory.enable()

# --8<-- [start:code]
from django.core.files.base import ContentFile
from django.db.models.signals import post_delete
from django.dispatch import receiver

from catalogue.models import Product


@receiver(post_delete, sender=Product)
def delete_photo(instance, **kwargs):
    instance.photo.delete()


photo = ContentFile(b"jpg", name="tea.jpg")
tea = Product.objects.create(name="Tea", photo=photo)
deleted, by_model = tea.delete()
print("deleted", deleted)
print("rows", Product.objects.count())
print("pk", tea.pk)
# --8<-- [end:code]

in_memory.disable()
