"""What the tests of the sample shop share."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.core import serializers
from django.core.management import call_command
from django.test import Client

from orders.models import Customer


@pytest.fixture
def customer(db: None) -> Customer:
    """Somebody who can order."""
    return Customer.objects.create(name="Anna", email="anna@example.com")


@pytest.fixture
def shop(db: None) -> None:
    """The rows of fixtures/shop.json."""
    call_command("loaddata", "shop", verbosity=0)


@pytest.fixture
def staff_client(db: None) -> Client:
    """A browser in which a superuser is logged in; nobody has to wait for a password hash."""
    user = User.objects.create(username="chief", is_staff=True, is_superuser=True)
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def load(db: None) -> Callable[..., None]:
    """Save rows as loaddata does: raw, without Model.save()."""

    def load(*rows: dict, using: str = "default") -> None:
        for row in serializers.deserialize("python", rows, using=using):
            row.save(using=using)

    return load
