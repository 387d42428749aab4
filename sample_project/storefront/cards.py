"""Cached cards of single products, one key each."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.cache import cache
from django.db import DEFAULT_DB_ALIAS, transaction

from catalogue.models import Product


# --8<-- [start:cards]
def key(pk: object, using: str) -> str:
    """Where the cache holds a card; two databases may share a key."""
    return f"product-card:{using}:{pk}"


def card(pk: object, using: str = DEFAULT_DB_ALIAS) -> str:
    """Name and price, at most five minutes old; or Product.DoesNotExist."""

    def build() -> str:
        product = Product.objects.using(using).get(pk=pk)
        return f"{product.name}, {product.price:.2f}"

    return cache.get_or_set(key(pk, using), build, timeout=300)  # (1)!


def forget_cards(
    pks: Iterable[object],
    using: str = DEFAULT_DB_ALIAS,
) -> None:
    """Forget cards after the commit. Call it yourself after update()."""
    keys = [key(pk, using) for pk in pks]  # (2)!

    def forget() -> None:
        cache.delete_many(keys)

    transaction.on_commit(forget, using=using, robust=True)


# --8<-- [end:cards]
