"""Receivers of this app, connected by AppConfig.ready().

The file of a photo goes after the commit, once no row uses it. Rolled back uploads, update(), bulk
writes and SQL send no signal: `manage.py sweep_photos` finds what they leave behind.
"""

from __future__ import annotations

from django.core.files.storage import Storage
from django.db import transaction
from django.db.models.signals import post_save, pre_delete, pre_save
from django.dispatch import receiver

from catalogue.models import Product


# --8<-- [start:delete_if_unused]
def delete_if_unused(storage: Storage, name: str, using: str) -> None:
    """Delete a file after the commit, unless a row uses it then."""

    def delete() -> None:
        rows = Product._base_manager.using(using)  # (1)!
        if not rows.filter(photo=name).exists():
            storage.delete(name)

    if name:
        transaction.on_commit(delete, using=using, robust=True)  # (2)!


# --8<-- [end:delete_if_unused]


# --8<-- [start:replaced]
@receiver(pre_save, sender=Product)
def remember_photo(
    sender: type[Product],
    instance: Product,
    raw: bool,
    using: str,
    **kwargs: object,
) -> None:
    """Read the name of the file before the row is written."""
    if raw:
        return
    name = None
    if instance.pk is not None:
        rows = Product._base_manager.using(using).filter(pk=instance.pk)
        name = rows.values_list("photo", flat=True).first()
    instance.__dict__.setdefault("_old_photos", []).append(name)  # (1)!


@receiver(post_save, sender=Product)
def delete_replaced_photo(
    sender: type[Product],
    instance: Product,
    raw: bool,
    using: str,
    **kwargs: object,
) -> None:
    """Delete the file that the save has replaced or cleared."""
    if raw:
        return
    name = instance._old_photos.pop()
    if name != instance.photo.name:
        delete_if_unused(instance.photo.storage, name, using)


# --8<-- [end:replaced]


# --8<-- [start:deleted]
@receiver(pre_delete, sender=Product)
def delete_photo(
    sender: type[Product],
    instance: Product,
    using: str,
    **kwargs: object,
) -> None:
    """Delete the file of a deleted row.

    Asked before the deletion: a deferred photo is loaded from the row.
    """
    delete_if_unused(instance.photo.storage, instance.photo.name, using)


# --8<-- [end:deleted]
