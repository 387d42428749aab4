"""Reads the address of a database server, as hosts hand it over in DATABASE_URL."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

ENGINES = {
    "postgres": "django.db.backends.postgresql",
    "postgresql": "django.db.backends.postgresql",
    "mysql": "django.db.backends.mysql",
}


def from_url(url: str) -> dict[str, Any]:
    """The entry of DATABASES for `postgresql://user:password@host:port/name?option=value`."""
    parts = urlsplit(url)
    name = unquote(parts.path.lstrip("/"))
    if parts.scheme not in ENGINES or not name:
        # Not the address itself: it holds a password, and errors are logged.
        raise ImproperlyConfigured(
            f"DATABASE_URL must begin with one of {', '.join(f'{s}://' for s in ENGINES)} and end "
            "with the name of a database: postgresql://user:password@localhost:5432/shop"
        )
    return {
        "ENGINE": ENGINES[parts.scheme],
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "OPTIONS": dict(parse_qsl(parts.query)),
    }


def with_archive(default: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Both databases of the shop on one server: `shop` and beside it `shop_archive`."""
    return {"default": default, "archive": default | {"NAME": f"{default['NAME']}_archive"}}
