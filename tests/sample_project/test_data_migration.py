"""orders.0002 fills what receivers keep elsewhere, in the database that is migrated."""

from __future__ import annotations

from importlib import import_module

import pytest
from django.core.mail import EmailMessage
from django.db import connections
from django.db.migrations.loader import MigrationLoader

from audit.models import AuditEntry
from catalogue.models import Product
from orders.models import Customer, Order

pytestmark = pytest.mark.django_db(databases=["default", "archive"], transaction=True)

NAME = "0002_fill_slugs_and_counters"
module = import_module(f"orders.migrations.{NAME}")


def migrate(using: str = "default", backwards: bool = False) -> None:
    """Apply this migration alone, as `migrate` would."""
    state = MigrationLoader(connections[using]).project_state(("orders", "0001_initial"))
    migration = module.Migration(NAME, "orders")
    with connections[using].schema_editor(atomic=True) as editor:
        (migration.unapply if backwards else migration.apply)(state, editor)


@pytest.fixture(params=["default", "archive"])
def escaped(request: pytest.FixtureRequest) -> str:
    """Rows that no receiver heard of, in one database; the name of that database."""
    using = request.param
    names = ["Green tea", "Чай зелёный"]
    products = [Product(name=name) for name in names] + [Product(name="Cup", slug="mug")]
    Product.objects.using(using).bulk_create(products)
    anna, boris = (
        Customer.objects.using(using).create(name=name, orders_count=count)
        for name, count in (("Anna", 0), ("Boris", 5))
    )
    orders = [Order(number=f"A-{number}", customer=anna) for number in range(3)]
    Order.objects.using(using).bulk_create(orders)
    return using


def kept(using: str) -> tuple[list[str], list[int]]:
    """The values that receivers keep."""
    products = Product.objects.using(using).order_by("pk").values_list("slug", flat=True)
    customers = Customer.objects.using(using).order_by("pk").values_list("orders_count", flat=True)
    return list(products), list(customers)


FILLED = (["green-tea", "чай-зелёный", "mug"], [3, 0])


def test_fills_what_is_missing_and_mends_what_is_wrong(escaped: str) -> None:
    migrate(escaped)
    assert kept(escaped) == FILLED


def test_may_run_again_and_backwards(escaped: str) -> None:
    for backwards in (False, False, True):
        migrate(escaped, backwards)
        assert kept(escaped) == FILLED


def test_leaves_the_other_database_alone(escaped: str) -> None:
    migrate("archive" if escaped == "default" else "default")
    assert kept(escaped) == (["", "", "mug"], [0, 5])


def test_wakes_no_receiver(escaped: str, mailoutbox: list[EmailMessage]) -> None:
    migrate(escaped)
    assert mailoutbox == []
    assert not AuditEntry.objects.using(escaped).exists()


def test_slug_is_the_one_that_the_receiver_makes(escaped: str) -> None:
    tea = Product(name="Чай «Белый»")
    tea.save()
    assert module.make_slug(tea.name) == tea.slug


def test_squashing_may_leave_it_out() -> None:
    assert [operation.elidable for operation in module.Migration.operations] == [True, True]


def test_rows_of_both_apps_are_there_before_it() -> None:
    assert ("catalogue", "0001_initial") in module.Migration.dependencies
