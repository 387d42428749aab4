"""Another app hears of a payment; the app that takes it knows nothing of that."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction

from audit.models import AuditEntry
from orders.models import Customer, GiftOrder, Order
from orders.services import pay
from orders.signals import order_paid

# Real commits: order_paid is sent after them.
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def customer() -> Customer:
    return Customer.objects.create(name="Anna")


def books(using: str = "default") -> list[tuple[str, str]]:
    """The payments entered."""
    paid = AuditEntry.objects.using(using).filter(action="paid")
    return list(paid.values_list("model", "object_pk"))


@pytest.mark.parametrize("kind", [Order, GiftOrder])
def test_payment_is_entered_once(kind: type[Order], customer: Customer) -> None:
    order = kind.objects.create(number="A-1", customer=customer)
    assert books() == []
    pay(order)
    pay(order)
    assert books() == [("orders.Order", str(order.pk))]


def test_payment_announced_twice_is_entered_once(customer: Customer) -> None:
    orders = [Order.objects.create(number=number, customer=customer) for number in ("A-1", "A-2")]
    for order in [*orders, *orders]:
        order_paid.send(Order, order=order, using="default")
    assert len(books()) == 2


def test_rollback_is_not_entered(customer: Customer) -> None:
    with transaction.atomic():
        pay(Order.objects.create(number="A-1", customer=customer))
        transaction.set_rollback(True)
    assert books() == []


@pytest.mark.django_db(databases=["default", "archive"], transaction=True)
def test_payment_is_entered_beside_the_order() -> None:
    anna = Customer.objects.using("archive").create(name="Anna")
    pay(Order.objects.using("archive").create(number="A-1", customer=anna))
    assert (len(books()), len(books("archive"))) == (0, 1)


def test_orders_does_not_know_who_listens() -> None:
    sources = Path(settings.BASE_DIR, "orders").rglob("*.py")
    assert not [path.name for path in sources if "bookkeeping" in path.read_text("utf-8")]
