"""DATABASE_URL puts both databases of the shop on a server."""

from __future__ import annotations

import pytest
from django.core.exceptions import ImproperlyConfigured

from config.databases import from_url, with_archive


def test_every_part_of_the_address_is_read() -> None:
    url = "postgresql://shop%40host:p%2Fw%3Ad@db.example.com:5433/shop?sslmode=require"
    assert from_url(url) == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "shop",
        "USER": "shop@host",
        "PASSWORD": "p/w:d",
        "HOST": "db.example.com",
        "PORT": "5433",
        "OPTIONS": {"sslmode": "require"},
    }


def test_missing_parts_are_left_to_the_driver() -> None:
    found = from_url("postgres:///shop")
    assert (found["USER"], found["HOST"], found["PORT"]) == ("", "", "")


def test_archive_is_a_second_database_of_the_same_server() -> None:
    both = with_archive(from_url("postgresql://shop@db/shop"))
    assert [both[alias]["NAME"] for alias in ("default", "archive")] == ["shop", "shop_archive"]
    assert both["archive"]["HOST"] == "db"


@pytest.mark.parametrize("url", ["oracle://shop:secret@db/shop", "postgresql://shop:secret@db/"])
def test_wrong_address_is_told_without_its_password(url: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="postgresql://user:password@") as caught:
        from_url(url)
    assert "secret" not in str(caught.value)
