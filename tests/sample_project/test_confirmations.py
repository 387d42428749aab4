"""A new order is confirmed once, after the commit, with its lines."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.db import transaction
from pytest_django import DjangoAssertNumQueries

from catalogue.models import Product
from confirmations.receivers import confirm_order, mail_confirmation
from orders.models import Customer, GiftOrder, Order, OrderLine
from orders.services import place_order

# Real commits: the mail waits for them.
pytestmark = pytest.mark.django_db(transaction=True)

KINDS = [Order, partial(GiftOrder, message="Enjoy!")]


@pytest.fixture
def customer() -> Customer:
    return Customer.objects.create(name="Anna", email="anna@example.com")


def confirmations(mails: list[EmailMessage]) -> list[EmailMessage]:
    """The mails to the customer; the warehouse gets mail of its own."""
    return [mail for mail in mails if mail.to == ["anna@example.com"]]


def test_mail_names_the_lines(customer: Customer, mailoutbox: list[EmailMessage]) -> None:
    products = [Product.objects.create(name=name) for name in ("Tea", "Cup")]
    place_order("A-1", customer, products)
    (sent,) = confirmations(mailoutbox)
    assert (sent.subject, sent.body) == ("Order A-1", "1 x Tea\n1 x Cup")


@pytest.mark.parametrize("make", KINDS)
def test_each_kind_of_order_is_confirmed_once(
    make: Callable[..., Order], customer: Customer, mailoutbox: list[EmailMessage]
) -> None:
    order = make(number="A-1", customer=customer)
    order.save()
    order.save()
    assert len(confirmations(mailoutbox)) == 1


def test_mail_waits_for_the_commit(customer: Customer, mailoutbox: list[EmailMessage]) -> None:
    with transaction.atomic():
        place_order("A-1", customer, [])
        assert mailoutbox == []
    assert len(confirmations(mailoutbox)) == 1


def test_each_order_has_its_own_mail(customer: Customer, mailoutbox: list[EmailMessage]) -> None:
    for number in ("A-1", "A-2"):
        place_order(number, customer, [])
    assert [sent.subject for sent in confirmations(mailoutbox)] == ["Order A-1", "Order A-2"]


def test_rollback_sends_nothing(customer: Customer, mailoutbox: list[EmailMessage]) -> None:
    with transaction.atomic():
        place_order("A-1", customer, [])
        transaction.set_rollback(True)
    assert mailoutbox == []


def test_order_deleted_before_the_commit_is_not_confirmed(
    customer: Customer, mailoutbox: list[EmailMessage], caplog: pytest.LogCaptureFixture
) -> None:
    with transaction.atomic():
        place_order("A-1", customer, []).delete()
    assert mailoutbox == []
    assert "Error" not in caplog.text  # robust=True would hide it from us


def test_customer_without_an_address_gets_no_mail(
    mailoutbox: list[EmailMessage], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    order = place_order("A-1", Customer.objects.create(name="Boris"), [])
    mailoutbox.clear()
    with django_assert_num_queries(1):  # nor is one put together for nobody
        mail_confirmation(order.pk, "default")
    assert mailoutbox == []


def test_mail_server_that_is_down_fails_no_order(
    customer: Customer, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def down(**kwargs: object) -> None:
        raise ConnectionError("server down")

    monkeypatch.setattr(mail, "send_mail", down)
    place_order("A-1", customer, [])
    assert Order.objects.exists()
    assert "server down" in caplog.text


def test_fixture_is_not_confirmed(
    customer: Customer, load: Callable[..., None], mailoutbox: list[EmailMessage]
) -> None:
    fields = {"number": "A-1", "customer": customer.pk}
    load({"model": "orders.order", "pk": 1, "fields": fields})
    assert mailoutbox == []


@pytest.mark.django_db(databases=["default", "archive"], transaction=True)
def test_mail_is_about_the_order_of_its_database(mailoutbox: list[EmailMessage]) -> None:
    anna = Customer.objects.using("archive").create(name="Anna", email="anna@example.com")
    tea = Product(name="Tea")
    tea.save(using="archive")
    with transaction.atomic(using="archive"):
        order = Order(number="A-1", customer=anna)
        order.save(using="archive")
        OrderLine(order=order, product=tea).save(using="archive")
        assert mailoutbox == []
    (sent,) = confirmations(mailoutbox)
    assert sent.body == "1 x Tea"


def test_key_is_taken_at_once(customer: Customer, mailoutbox: list[EmailMessage]) -> None:
    order = Order(number="A-1", customer=customer)
    with transaction.atomic():
        order.save()
        order.pk = None  # as copying an object does
    assert len(confirmations(mailoutbox)) == 1


def test_lines_cost_one_query(
    customer: Customer, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    products = [Product.objects.create(name=name) for name in ("Tea", "Cup")]
    order = place_order("A-1", customer, products)
    with django_assert_num_queries(2):  # the order with its customer, the lines with products
        mail_confirmation(order.pk, "default")


def test_receiver_is_quiet_about_changes(customer: Customer) -> None:
    confirm_order(Order, instance=None, created=False, raw=False, using="default")
