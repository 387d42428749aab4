"""The counter of orders, the payment and its mail."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from django.apps import apps
from django.core.mail import EmailMessage
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.db.models.signals import post_delete, post_save
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks

from catalogue.models import Product
from orders import receivers
from orders.models import Customer, GiftOrder, Order, OrderLine, PaidOrder
from orders.services import import_orders, pay, place_order, recount
from orders.signals import order_paid

Make = Callable[..., Order]
GIFT: Make = partial(GiftOrder, message="Enjoy!")
KINDS: list[Make] = [Order, PaidOrder, GIFT]


def count(customer: Customer, using: str = "default") -> int:
    """What the row of the customer says."""
    return Customer.objects.using(using).get(pk=customer.pk).orders_count


def save(make: Make, customer: Customer, number: str = "A-1") -> Order:
    order = make(number=number, customer=customer)
    order.save()
    return order


# The counter


@pytest.mark.parametrize("make", KINDS)
def test_each_kind_of_order_counts_once(make: Make, customer: Customer) -> None:
    order = save(make, customer)
    assert count(customer) == 1
    order.save()
    assert count(customer) == 1


@pytest.mark.parametrize(
    ("make", "deleted_as"),
    [
        *((kind, deleted_as) for kind in KINDS for deleted_as in (Order, PaidOrder)),
        (GIFT, GiftOrder),
    ],
)
@pytest.mark.parametrize("through", ["instance", "queryset"])
def test_deleted_row_is_taken_off_once(
    make: Make, through: str, deleted_as: type[Order], customer: Customer
) -> None:
    order = save(make, customer)
    save(Order, customer, "A-2")
    save(Order, customer, "A-3")
    rows = deleted_as.objects.filter(pk=order.pk)
    (rows if through == "queryset" else rows.get()).delete()
    assert Order.objects.count() == 2
    assert count(customer) == 2


def test_card_can_be_taken_off_a_gift(customer: Customer) -> None:
    gift = save(GIFT, customer)
    gift.delete(keep_parents=True)
    assert Order.objects.count() == count(customer) == 1


def test_customer_with_orders_can_be_deleted(customer: Customer) -> None:
    save(Order, customer)
    customer.delete()
    assert not Order.objects.exists()


def test_new_kinds_of_order_are_not_forgotten() -> None:
    kinds = [model for model in apps.get_models() if issubclass(model, Order)]
    for kind in kinds:
        assert post_save.disconnect(receivers.count_new_order, sender=kind), kind
        # A child class sends for its parent too when it is deleted.
        if kind._meta.proxy or not kind._meta.parents:
            assert post_delete.disconnect(receivers.uncount_deleted_order, sender=kind), kind


@pytest.mark.django_db(databases=["default", "archive"])
def test_counter_is_kept_where_the_order_is() -> None:
    here, there = (
        Customer.objects.using(using).create(pk=1, name=using) for using in ("default", "archive")
    )
    order = Order(number="A-1", customer=there)
    order.save(using="archive")
    assert (count(here), count(there, "archive")) == (0, 1)
    order.delete(using="archive")
    assert (count(here), count(there, "archive")) == (0, 0)


def test_fixture_brings_its_own_counter(load: Callable[..., None]) -> None:
    order = {"number": "A-1", "customer": 1}
    load(
        {"model": "orders.customer", "pk": 1, "fields": {"name": "Anna", "orders_count": 1}},
        {"model": "orders.order", "pk": 1, "fields": order},
        {"model": "orders.giftorder", "pk": 1, "fields": {"message": "Enjoy!"}},
    )
    assert Customer.objects.get().orders_count == 1


# What escapes the counter, as the docstring of count_new_order says


def test_bulk_create_escapes(customer: Customer) -> None:
    Order.objects.bulk_create([Order(number="A-1", customer=customer)])
    assert count(customer) == 0


def test_order_that_escaped_can_be_deleted(customer: Customer) -> None:
    Order.objects.bulk_create([Order(number="A-1", customer=customer)])
    Order.objects.get().delete()
    assert count(customer) == 0


@pytest.mark.parametrize("with_signals", [False, True], ids=["update", "save"])
def test_order_that_changes_hands_escapes(with_signals: bool, customer: Customer) -> None:
    order = save(Order, customer)
    other = Customer.objects.create(name="Boris")
    if with_signals:
        order.customer = other
        order.save()
    else:
        Order.objects.update(customer=other)
    assert (count(customer), count(other)) == (1, 0)


def test_order_that_becomes_a_gift_counts_twice(customer: Customer) -> None:
    order = save(Order, customer)
    GiftOrder(order_ptr=order, number=order.number, customer=customer, message="Enjoy!").save()
    assert Order.objects.count() == 1
    assert count(customer) == 2


def test_object_in_memory_keeps_the_old_count(customer: Customer) -> None:
    save(Order, customer)
    assert (customer.orders_count, count(customer)) == (0, 1)


# Payment


@pytest.mark.parametrize("make", KINDS)
def test_paid_order_is_announced_after_the_commit(
    make: Make,
    customer: Customer,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    order = save(make, customer)
    heard = []

    def listen(sender: type[Order], order: Order, using: str, **kwargs: object) -> None:
        heard.append((sender, order, type(order), using))

    order_paid.connect(listen)
    with django_capture_on_commit_callbacks(execute=True):
        assert pay(order)
        assert order.paid
        assert heard == []
    assert heard == [(Order, order, type(order), "default")]
    order.refresh_from_db()
    assert order.paid


def test_mail_says_what_was_paid(
    customer: Customer,
    mailoutbox: list[EmailMessage],
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    order = save(Order, customer)
    OrderLine.objects.create(order=order, product=Product.objects.create(name="Tea"), quantity=2)
    with django_capture_on_commit_callbacks(execute=True):
        pay(order)
    (mail,) = mailoutbox
    assert (mail.to, mail.subject) == (["anna@example.com"], "Order A-1 is paid")
    assert "2 x Tea" in mail.body


def test_customer_without_an_address_gets_no_mail(
    customer: Customer,
    mailoutbox: list[EmailMessage],
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    customer.email = ""
    order = save(Order, customer)
    with django_assert_num_queries(0):  # nor is one put together for nobody
        receivers.mail_confirmation(sender=Order, order=order, using="default")
    assert mailoutbox == []


def test_second_payment_does_nothing(
    customer: Customer,
    mailoutbox: list[EmailMessage],
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    order = save(Order, customer)
    stale = Order.objects.get()
    with django_capture_on_commit_callbacks(execute=True):
        assert pay(order)
        assert not pay(stale)
    assert stale.paid
    assert len(mailoutbox) == 1


def test_payment_saves_nothing_else(customer: Customer) -> None:
    order = save(Order, customer)
    order.note = "unsaved"
    pay(order)
    order.refresh_from_db()
    assert (order.paid, order.note) == (True, "")


def test_rollback_sends_nothing(
    customer: Customer,
    mailoutbox: list[EmailMessage],
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    order = save(Order, customer)
    with django_capture_on_commit_callbacks(execute=True) as callbacks, transaction.atomic():
        assert pay(order)
        transaction.set_rollback(True)
    assert callbacks == []
    assert mailoutbox == []
    assert not Order.objects.get().paid


def test_receiver_of_the_save_can_stop_the_payment(
    customer: Customer,
    mailoutbox: list[EmailMessage],
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    order = save(Order, customer)

    def refuse(**kwargs: object) -> None:
        raise ZeroDivisionError

    post_save.connect(refuse, sender=Order)
    with (
        django_capture_on_commit_callbacks(execute=True),
        pytest.raises(ZeroDivisionError),
    ):
        pay(order)
    assert not order.paid
    assert not Order.objects.get().paid
    assert mailoutbox == []


def test_failing_receiver_neither_undoes_the_payment_nor_stops_the_mail(
    customer: Customer,
    mailoutbox: list[EmailMessage],
    caplog: pytest.LogCaptureFixture,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    order = save(Order, customer)

    def fail(**kwargs: object) -> None:
        raise ZeroDivisionError

    order_paid.disconnect(receivers.mail_confirmation)
    order_paid.connect(fail)
    order_paid.connect(receivers.mail_confirmation)
    with django_capture_on_commit_callbacks(execute=True):
        assert pay(order)
    assert Order.objects.get().paid
    assert len(mailoutbox) == 1
    assert "ZeroDivisionError" in caplog.text


@pytest.mark.django_db(transaction=True)
def test_real_commit_sends_the_mail(mailoutbox: list[EmailMessage]) -> None:
    customer = Customer.objects.create(name="Anna", email="anna@example.com")
    order = save(Order, customer)
    mailoutbox.clear()  # other apps have answered to the new order
    with transaction.atomic():
        pay(order)
        assert mailoutbox == []
    assert [mail.subject for mail in mailoutbox] == ["Order A-1 is paid"]


@pytest.mark.django_db(databases=["default", "archive"])
@pytest.mark.parametrize("given", [None, "archive"], ids=["of-the-object", "given"])
def test_payment_stays_in_the_database_of_the_order(
    given: str | None,
    mailoutbox: list[EmailMessage],
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    customer = Customer.objects.using("archive").create(name="Anna", email="anna@example.com")
    order = Order.objects.using("archive").create(number="A-1", customer=customer)
    with (
        django_capture_on_commit_callbacks(using="default", execute=True) as here,
        django_capture_on_commit_callbacks(using="archive", execute=True) as there,
    ):
        pay(order, using=given)
    assert (len(here), len(there), len(mailoutbox)) == (0, 1, 1)
    assert Order.objects.using("archive").get().paid


# Orders as the shop places, imports and recounts them


def test_placed_order_has_its_lines(customer: Customer) -> None:
    tea = Product.objects.create(name="Tea")
    order = place_order("A-1", customer, [tea, tea])
    assert (order.number, order.customer) == ("A-1", customer)
    assert list(order.lines.values_list("product", "quantity")) == [(tea.pk, 1), (tea.pk, 1)]


def test_order_is_placed_with_all_its_lines_or_not_at_all(customer: Customer) -> None:
    with pytest.raises(ValueError, match="unsaved"):
        place_order("A-1", customer, [Product(name="Tea")])
    assert not Order.objects.exists()


@pytest.mark.django_db(databases=["default", "archive"])
@pytest.mark.parametrize("using", ["default", "archive"])
def test_import_counts_for_itself(using: str) -> None:
    anna, boris = (Customer.objects.using(using).create(name=name) for name in ("Anna", "Boris"))
    Order(number="A-1", customer=anna).save(using=using)
    rows = [(anna, "B-1"), (anna, "B-2"), (boris, "B-3")]
    import_orders([Order(number=number, customer=who) for who, number in rows], using=using)
    assert Order.objects.using(using).count() == 4
    assert (count(anna, using), count(boris, using)) == (3, 1)


def test_import_locks_customers_in_the_order_of_their_keys(db: None) -> None:
    """Two imports that lock the same customers in opposite orders could wait for each other.

    On MariaDB also those that insert the orders first: an INSERT locks its customer for reading.
    """
    anna, boris = (Customer.objects.create(name=name) for name in ("Anna", "Boris"))
    with CaptureQueriesContext(connection) as queries:
        import_orders([Order(number=who.name, customer=who) for who in (boris, anna)])
    updates = [query["sql"] for query in queries if query["sql"].startswith("UPDATE")]
    assert [sql.split("= ")[-1] for sql in updates] == [str(anna.pk), str(boris.pk)]
    writes = [sql for query in queries if (sql := query["sql"]).startswith(("UPDATE", "INSERT"))]
    assert writes[:-1] == updates, "the orders are inserted before a counter is locked"


def test_failed_insert_fails_the_import(customer: Customer) -> None:
    save(Order, customer)
    with pytest.raises(IntegrityError), transaction.atomic():
        import_orders([Order(number="A-1", customer=customer)])
    assert count(customer) == 1


@pytest.fixture
def miscounted(db: None) -> dict[str, Customer]:
    """Customers with 2, 0 and 1 orders; the first two counters are wrong."""
    made = {name: Customer.objects.create(name=name) for name in ("Anna", "Boris", "Clara")}
    Order.objects.bulk_create(Order(number=f"A-{n}", customer=made["Anna"]) for n in range(2))
    Customer.objects.filter(name="Boris").update(orders_count=7)
    save(Order, made["Clara"], "C-1")
    return made


def test_recount_mends_what_is_wrong(miscounted: dict[str, Customer]) -> None:
    assert recount() == 2
    assert [count(customer) for customer in miscounted.values()] == [2, 0, 1]
    assert recount() == 0


def test_recount_mends_only_those_asked_for(miscounted: dict[str, Customer]) -> None:
    assert recount(Customer.objects.filter(name="Boris")) == 1
    assert [count(customer) for customer in miscounted.values()] == [0, 0, 1]


def test_command_recounts(
    miscounted: dict[str, Customer], capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("recount_orders")
    assert capsys.readouterr().out == "counters mended: 2\n"
    assert count(miscounted["Anna"]) == 2


@pytest.mark.django_db(databases=["default", "archive"])
def test_command_recounts_in_the_database_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    for using in ("default", "archive"):
        Customer.objects.using(using).create(name=using, orders_count=5)
    call_command("recount_orders", database="archive")
    assert capsys.readouterr().out == "counters mended: 1\n"
    assert Customer.objects.get().orders_count == 5
    assert Customer.objects.using("archive").get().orders_count == 0
