"""Keys of cached pages that show many rows: one token in all of them."""

from __future__ import annotations

from uuid import uuid4

from django.core.cache import cache
from django.db import DEFAULT_DB_ALIAS, transaction

TOKEN = "catalogue-token"


# --8<-- [start:pages]
def page_key(name: str) -> str:
    """Where the cache holds a page, until the catalogue changes."""
    token = cache.get_or_set(TOKEN, lambda: uuid4().hex, timeout=None)  # (1)!
    return f"catalogue:{token}:{name}"


def forget_pages(using: str = DEFAULT_DB_ALIAS) -> None:
    """Forget all pages after the commit: nobody asks for their keys then."""

    def new_token() -> None:
        cache.set(TOKEN, uuid4().hex, timeout=None)

    transaction.on_commit(new_token, using=using, robust=True)


# --8<-- [end:pages]
