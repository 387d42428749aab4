"""Files of deleted rows and replaced files go after the commit, unless another row uses them."""

# --8<-- [start:receivers]
from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_save
from django.dispatch import receiver

from catalogue.models import Product


def delete_if_unused(storage, name, using):
    def delete():
        if not Product._base_manager.using(using).filter(photo=name).exists():  # (1)!
            storage.delete(name)

    if name:
        transaction.on_commit(delete, using=using, robust=True)  # (2)!


@receiver(pre_save, sender=Product)
def remember_photo(instance, raw, using, **kwargs):
    rows = Product._base_manager.using(using).filter(pk=instance.pk)
    instance._old_photo = None if raw else rows.values_list("photo", flat=True).first()  # (3)!


@receiver(post_save, sender=Product)
def delete_replaced_photo(instance, using, **kwargs):
    if instance._old_photo != instance.photo.name:
        delete_if_unused(instance.photo.storage, instance._old_photo, using)


@receiver(post_delete, sender=Product)
def delete_photo(instance, using, **kwargs):
    delete_if_unused(instance.photo.storage, instance.photo.name, using)


# --8<-- [end:receivers]

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import override_settings


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
