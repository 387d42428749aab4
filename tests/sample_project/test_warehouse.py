"""The warehouse hears of an order once, after the commit, however often its task is run."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import django
import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from audit.models import AuditEntry
from catalogue.models import Product
from orders.models import Customer, GiftOrder, Order, OrderLine
from orders.services import place_order
from warehouse import receivers
from warehouse.tasks import WAREHOUSE, mail_picking_list

# Real commits: tasks wait for them.
pytestmark = pytest.mark.django_db(transaction=True)

KINDS = [Order, partial(GiftOrder, message="Enjoy!")]
# Before Django 6.0 there are no tasks; the function itself is called.
run = getattr(mail_picking_list, "call", mail_picking_list)


@pytest.fixture
def customer() -> Customer:
    return Customer.objects.create(name="Anna")


def lists(mails: list[EmailMessage]) -> list[EmailMessage]:
    """The mails to the warehouse."""
    return [mail for mail in mails if mail.to == [WAREHOUSE]]


def test_warehouse_hears_of_a_new_order(customer: Customer, mailoutbox: list[EmailMessage]) -> None:
    products = [Product.objects.create(name=name) for name in ("Tea", "Cup")]
    place_order("A-1", customer, products)
    (sent,) = lists(mailoutbox)
    assert (sent.subject, sent.body) == ("Picking list A-1", "1 x Tea\n1 x Cup")


@pytest.mark.parametrize("make", KINDS)
def test_each_kind_of_order_is_packed_once(
    make: Callable[..., Order], customer: Customer, mailoutbox: list[EmailMessage]
) -> None:
    order = make(number="A-1", customer=customer)
    order.save()
    AuditEntry.objects.all().delete()  # the mark too: it is not what stops the second save
    order.save()
    assert len(lists(mailoutbox)) == 1


def test_task_may_run_twice(customer: Customer, mailoutbox: list[EmailMessage]) -> None:
    order = place_order("A-1", customer, [])
    other = place_order("A-2", customer, [])
    assert run(order.pk, "default") == "sent before"
    assert run(other.pk, "default") == "sent before"
    assert len(lists(mailoutbox)) == 2


def test_each_order_has_its_own_list(customer: Customer, mailoutbox: list[EmailMessage]) -> None:
    for number in ("A-1", "A-2"):
        place_order(number, customer, [Product.objects.create(name=f"Tea of {number}")])
    assert [(sent.subject, sent.body) for sent in lists(mailoutbox)] == [
        ("Picking list A-1", "1 x Tea of A-1"),
        ("Picking list A-2", "1 x Tea of A-2"),
    ]


def test_lines_and_products_are_read_at_once(customer: Customer) -> None:
    (order,) = Order.objects.bulk_create([Order(number="A-1", customer=customer)])
    for name in ("Tea", "Cup"):
        OrderLine.objects.create(order=order, product=Product.objects.create(name=name))
    with CaptureQueriesContext(connection) as queries:
        run(order.pk, "default")
    assert sum("catalogue_product" in query["sql"] for query in queries.captured_queries) == 1


def test_task_says_that_it_has_sent(customer: Customer, mailoutbox: list[EmailMessage]) -> None:
    (order,) = Order.objects.bulk_create([Order(number="A-1", customer=customer)])
    assert run(order.pk, "default") == "sent"
    entry = AuditEntry.objects.get(action="picking list sent")
    assert (entry.model, entry.object_pk) == ("orders.Order", str(order.pk))


def test_order_may_be_gone(mailoutbox: list[EmailMessage]) -> None:
    assert run(1, "default") == "order is gone"
    assert mailoutbox == []


@pytest.mark.django_db(databases=["default", "archive"], transaction=True)
@pytest.mark.parametrize("using", ["default", "archive"])
def test_failed_mail_is_tried_again(
    using: str, monkeypatch: pytest.MonkeyPatch, mailoutbox: list[EmailMessage]
) -> None:
    def down(**kwargs: object) -> None:
        raise ConnectionError("server down")

    anna = Customer.objects.using(using).create(name="Anna")
    (order,) = Order.objects.using(using).bulk_create([Order(number="A-1", customer=anna)])
    with monkeypatch.context() as patch:
        patch.setattr(mail, "send_mail", down)
        with pytest.raises(ConnectionError):
            run(order.pk, using)
    assert run(order.pk, using) == "sent"
    assert len(lists(mailoutbox)) == 1


def test_only_orders_are_handed_over(customer: Customer, monkeypatch: pytest.MonkeyPatch) -> None:
    handed = []

    class Queue:
        def enqueue(self, *args: object) -> None:
            handed.append(args)

    monkeypatch.setattr(receivers, "mail_picking_list", Queue())
    Product.objects.create(name="Tea")
    order = place_order("A-1", customer, [])
    assert handed == [(order.pk, "default")]


def test_nothing_is_enqueued_before_the_commit(
    customer: Customer, mailoutbox: list[EmailMessage]
) -> None:
    with transaction.atomic():
        place_order("A-1", customer, [])
        assert mailoutbox == []
    assert len(lists(mailoutbox)) == 1


def test_rollback_enqueues_nothing(customer: Customer, mailoutbox: list[EmailMessage]) -> None:
    with transaction.atomic():
        place_order("A-1", customer, [])
        transaction.set_rollback(True)
    assert mailoutbox == []


def test_queue_that_is_down_fails_no_order(
    customer: Customer, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    class Down:
        def enqueue(self, *args: object) -> None:
            raise ConnectionError("queue is down")

    monkeypatch.setattr(receivers, "mail_picking_list", Down())
    place_order("A-1", customer, [])
    assert Order.objects.exists()
    assert "queue is down" in caplog.text


def test_fixture_is_not_packed(
    customer: Customer, load: Callable[..., None], mailoutbox: list[EmailMessage]
) -> None:
    fields = {"number": "A-1", "customer": customer.pk}
    load({"model": "orders.order", "pk": 1, "fields": fields})
    assert mailoutbox == []


def test_key_is_taken_at_once(customer: Customer, mailoutbox: list[EmailMessage]) -> None:
    order = Order(number="A-1", customer=customer)
    with transaction.atomic():
        order.save()
        order.pk = None  # as copying an object does
    assert len(lists(mailoutbox)) == 1


@pytest.mark.django_db(databases=["default", "archive"], transaction=True)
def test_task_stays_in_the_database_of_the_order(mailoutbox: list[EmailMessage]) -> None:
    anna = Customer.objects.using("archive").create(name="Anna")
    tea = Product(name="Tea")
    tea.save(using="archive")
    with transaction.atomic(using="archive"):
        order = Order(number="A-1", customer=anna)
        order.save(using="archive")
        OrderLine(order=order, product=tea).save(using="archive")
        assert mailoutbox == []
    assert [sent.body for sent in lists(mailoutbox)] == ["1 x Tea"]
    marks = AuditEntry.objects.filter(action="picking list sent")
    assert (marks.count(), marks.using("archive").count()) == (0, 1)


def test_task_is_a_task_where_django_has_tasks() -> None:
    """And on Django 5.2, which has none, the work is done at once."""
    if django.VERSION >= (6, 0):
        from django.tasks import Task

        assert isinstance(mail_picking_list, Task)
    else:
        assert mail_picking_list.enqueue is mail_picking_list
