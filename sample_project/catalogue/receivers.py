"""Receivers of this app, connected by AppConfig.ready()."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models.signals import pre_save
from django.dispatch import receiver
from django.utils.text import slugify

from .models import Product


# --8<-- [start:fill_slug]
@receiver(pre_save, sender=Product)
def fill_slug(
    sender: type[Product],
    instance: Product,
    raw: bool,
    update_fields: Collection[str] | None,
    **kwargs: object,
) -> None:
    """Make the slug of a product from its name, unless somebody chose one.

    A later change of the name leaves the slug alone: addresses should not change.
    """
    if raw or instance.slug:
        return
    # Django decided which columns it writes before it sent pre_save. A slug set now would stay in
    # memory and never reach the row, so it waits for the next full save.
    if update_fields is not None and "slug" not in update_fields:
        return
    instance.slug = slugify(instance.name, allow_unicode=True)


# --8<-- [end:fill_slug]
