"""Key, state, automatic dates and the stored file are on the instance only after the SQL."""

from datetime import UTC, datetime

from django.core.files.base import ContentFile
from django.db.models.signals import post_save, pre_save
from django.dispatch import receiver
from django.test import override_settings

from catalogue.models import Product

LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


# --8<-- [start:receiver]
@receiver([pre_save, post_save], sender=Product)
def look(signal, instance, **kwargs):
    name = "pre_save" if signal is pre_save else "post_save"
    state = f"adding={instance._state.adding} db={instance._state.db}"
    date = instance.updated_at not in (None, LONG_AGO)  # (1)!
    file = instance.photo.storage.exists("products/tea.jpg")
    print(f"{title} {name}: pk={instance.pk} {state} date={date} file={file}")


# --8<-- [end:receiver]

memory = {"BACKEND": "django.core.files.storage.InMemoryStorage"}
with override_settings(STORAGES={"default": memory}):
    title = "new"
    tea = Product(name="Tea", photo=ContentFile(b"jpg", name="tea.jpg"))
    tea.save()

    title = "existing"
    tea.updated_at = LONG_AGO
    tea.save()
