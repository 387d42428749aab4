"""Receivers of this app, connected by AppConfig.ready()."""

from __future__ import annotations

from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save
from django.dispatch import receiver

from catalogue.models import Category, Product, Tag

from .cards import forget_cards
from .pages import forget_pages


# --8<-- [start:forget_card]
@receiver([post_save, post_delete], sender=Product)
def forget_card(
    sender: type[Product],
    instance: Product,
    using: str,
    **kwargs: object,
) -> None:
    """A changed or deleted product needs a new card."""
    forget_cards([instance.pk], using)


# --8<-- [end:forget_card]


# --8<-- [start:forget_catalogue]
@receiver([post_save, post_delete], sender=Product)
@receiver([post_save, post_delete], sender=Category)
@receiver([post_save, post_delete], sender=Tag)
@receiver(m2m_changed, sender=Product.tags.through)
def forget_catalogue(
    sender: type[Model],
    using: str,
    **kwargs: object,
) -> None:
    """Pages show products, categories and tags: any change counts."""
    forget_pages(using)


# --8<-- [end:forget_catalogue]
