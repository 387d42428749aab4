"""A file removed in on_commit() survives a rollback; one that another row uses stays."""

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.test import override_settings

from catalogue.models import Product


# --8<-- [start:receiver]
@receiver(post_delete, sender=Product)
def delete_photo(instance, using, **kwargs):
    storage, name = instance.photo.storage, instance.photo.name  # (1)!

    def delete():
        if name and not Product.objects.using(using).filter(photo=name).exists():
            storage.delete(name)

    transaction.on_commit(delete, using=using)


# --8<-- [end:receiver]


def show(title):
    names = default_storage.listdir("products")[1]
    print(f"{title}: files {', '.join(sorted(names)) or 'none'}, rows {Product.objects.count()}")


def product(name):
    return Product.objects.create(name=name, photo=ContentFile(b"jpg", name=f"{name}.jpg"))


memory = {"BACKEND": "django.core.files.storage.InMemoryStorage"}
with override_settings(STORAGES={"default": memory}):
    # --8<-- [start:cases]
    tea = product("tea")
    with transaction.atomic():
        tea.delete()
        transaction.set_rollback(True)
    show("rolled back")

    tea = Product.objects.get()
    copy = Product.objects.create(name="copy", photo=tea.photo.name)
    tea.delete()
    show("used by a copy")

    copy.delete()
    show("committed")
    # --8<-- [end:cases]
