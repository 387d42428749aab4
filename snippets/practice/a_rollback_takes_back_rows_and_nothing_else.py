"""A rollback undoes what the database did; mail, cache, files and the object stay as they are."""

from django.core import mail
from django.core.cache import caches
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.test import override_settings

from audit.models import AuditEntry
from catalogue.models import Product

cache = caches["default"]


# --8<-- [start:receiver]
@receiver(post_save, sender=Product)
def too_early(instance, using, **kwargs):
    AuditEntry.objects.using(using).create(action="saved")
    mail.send_mail(f"New: {instance.name}", "", None, ["shop@example.com"])
    cache.set("newest", instance.name)


# --8<-- [end:receiver]

settings = {
    "STORAGES": {"default": {"BACKEND": "django.core.files.storage.InMemoryStorage"}},
    "CACHES": {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}},
}
with override_settings(**settings):
    # --8<-- [start:block]
    tea = Product(name="Tea", photo=ContentFile(b"jpg", name="tea.jpg"))
    try:
        with transaction.atomic():
            tea.save()
            raise RuntimeError("payment refused")
    except RuntimeError:
        print(f"products {Product.objects.count()}, audit entries {AuditEntry.objects.count()}")
    # --8<-- [end:block]
    print(f"mail: {mail.outbox[0].subject}")
    print(f"cache: {cache.get('newest')}")
    print(f"file: {default_storage.exists('products/tea.jpg')}")
    print(f"object: pk is None {tea.pk is None}, adding {tea._state.adding}")
    cache.clear()
