"""Receivers of this app, connected by AppConfig.ready()."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Model
from django.db.models.signals import m2m_changed
from django.dispatch import receiver

from catalogue.models import Product, Tag

from .signals import tags_changed


# --8<-- [start:remember_tags]
@receiver(m2m_changed, sender=Product.tags.through)
def remember_tags(
    sender: type[Model],
    instance: Product | Tag,
    action: str,
    reverse: bool,
    pk_set: set[object] | None,
    using: str,
    **kwargs: object,
) -> None:
    """Remember the tags before the first change, for after the commit."""
    # Fixtures say raw=True since Django 6.1; before, they look like others.
    if kwargs.get("raw") or not action.startswith("pre_"):
        return
    products: Iterable[Product]
    if not reverse:
        products = [instance]
    elif pk_set is None:  # (1)!
        products = instance.product_set.using(using)
    else:
        products = Product._base_manager.using(using).filter(pk__in=pk_set)
    for product in products:
        before = tags_of(product, using)
        product.__dict__.setdefault("_tags_before", before)  # (2)!
        tell_after_commit(product, using)


def tell_after_commit(product: Product, using: str) -> None:
    """Send tags_changed after the commit, if the tags are others then."""

    def tell() -> None:
        before = product.__dict__.pop("_tags_before", None)
        if before is None or product.pk is None:  # (3)!
            return
        after = tags_of(product, using)
        if before != after:  # (4)!
            tags_changed.send_robust(
                Product,
                product=product,
                added=after - before,
                removed=before - after,
                using=using,
            )

    transaction.on_commit(tell, using=using, robust=True)


def tags_of(product: Product, using: str) -> set[object]:
    """Keys of the tags in the database; product.tags may be prefetched."""
    rows = Product.tags.through._base_manager.using(using)
    tags = rows.filter(product=product).values_list("tag", flat=True)
    return set(tags)


# --8<-- [end:remember_tags]
