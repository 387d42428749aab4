"""With robust=True a broken storage leaves a file behind; without it the caller gets the error."""

import logging

from django.core.files.storage import InMemoryStorage
from django.db import transaction
from django.db.models.signals import post_delete

from catalogue.models import Product


class Broken(InMemoryStorage):
    def delete(self, name):
        raise ConnectionError("storage is down")


def delete_photo(instance, using, robust, **kwargs):
    storage, name = instance.photo.storage, instance.photo.name
    transaction.on_commit(lambda: storage.delete(name), using=using, robust=robust)


def plain(instance, using, **kwargs):
    delete_photo(instance, using, robust=False)


def robust(instance, using, **kwargs):
    delete_photo(instance, using, robust=True)


logging.getLogger("django.db.backends.base").disabled = True
field = Product._meta.get_field("photo")
usual, field.storage = field.storage, Broken()
for delete in plain, robust:
    tea = Product.objects.create(name="Tea", photo="products/tea.jpg")
    post_delete.connect(delete, sender=Product)
    try:
        tea.delete()
        error = "no error"
    except ConnectionError as raised:
        error = type(raised).__name__
    post_delete.disconnect(delete, sender=Product)
    print(f"{delete.__name__}: {error}, rows {Product.objects.count()}")
field.storage = usual
logging.getLogger("django.db.backends.base").disabled = False
