"""What the audit records, where, and what it must never hold."""

from __future__ import annotations

import logging
from collections.abc import Callable
from decimal import Decimal

import pytest
from django.conf import settings
from django.contrib.auth import authenticate
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F
from django.db.models.signals import post_save
from django.test import Client, override_settings
from pytest_django import DjangoAssertNumQueries

from audit.models import AuditEntry
from catalogue.models import Category, Product
from orders.models import Coupon, Customer, GiftOrder, Order, PaidOrder

pytestmark = pytest.mark.django_db


def trail(using: str = "default") -> list[tuple[str, str, dict]]:
    """What was recorded, without keys and times."""
    return list(AuditEntry.objects.using(using).values_list("action", "model", "changes"))


@pytest.fixture
def tea(db: None) -> Product:
    """A product whose creation is no longer in the trail."""
    product = Product.objects.create(name="Tea", price="4.50", stock=10)
    AuditEntry.objects.all().delete()
    return product


# Saves


def test_creation_is_recorded_with_its_values() -> None:
    tea = Product.objects.create(name="Tea", price=Decimal("4.5"))
    changes = {
        "name": [None, "Tea"],
        "slug": [None, "tea"],
        "price": [None, "4.50"],
        "stock": [None, 0],
    }
    assert trail() == [("created", "catalogue.Product", changes)]
    assert AuditEntry.objects.get().object_pk == str(tea.pk)


def test_new_object_is_not_looked_up(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(3):  # INSERT, SELECT what is there now, INSERT the entry
        Product.objects.create(name="Tea")


def test_change_is_recorded_with_old_and_new_value(tea: Product) -> None:
    tea.price = "5"
    tea.category = shelf = Category.objects.create(name="Drinks")
    tea.save()
    changes = {"price": ["4.50", "5.00"], "category": [None, shelf.pk]}
    assert trail() == [("changed", "catalogue.Product", changes)]


def test_expression_is_recorded_as_its_result(tea: Product) -> None:
    tea.stock = F("stock") - 1
    tea.save()
    assert trail() == [("changed", "catalogue.Product", {"stock": [10, 9]})]


def test_only_what_was_written_is_recorded(tea: Product) -> None:
    tea.price, tea.stock = 5, 3
    tea.save(update_fields=["stock"])
    assert trail() == [("changed", "catalogue.Product", {"stock": [10, 3]})]


def test_save_that_changes_nothing_leaves_no_entry(tea: Product) -> None:
    tea.price = 4.5
    tea.save()
    assert trail() == []


def test_row_overwritten_by_its_key_is_a_change(tea: Product) -> None:
    Product(
        pk=tea.pk, name="Tea", slug="tea", price="4.50", stock=11, created_at=tea.created_at
    ).save()
    assert trail() == [("changed", "catalogue.Product", {"stock": [10, 11]})]


def test_save_within_a_save_loses_nothing(tea: Product) -> None:
    from audit.receivers import record_save

    def restock(instance: Product, **kwargs: object) -> None:
        if instance.stock < 10:
            instance.stock = 10
            instance.save()

    post_save.disconnect(record_save, sender=Product)
    post_save.connect(restock, sender=Product)
    post_save.connect(record_save, sender=Product)
    tea.price, tea.stock = 5, 3
    tea.save()
    assert [changes for _, _, changes in trail()] == [
        {"stock": [3, 10]},
        {"price": ["4.50", "5.00"]},
    ]


def test_failed_save_does_not_confuse_the_next(tea: Product) -> None:
    tea.price = 5
    tea.name = None
    with pytest.raises(Exception, match="(?i)not.null|cannot be null"), transaction.atomic():
        tea.save()
    tea.name = "Tea"
    tea.save()
    assert trail() == [("changed", "catalogue.Product", {"price": ["4.50", "5.00"]})]


def test_notes_of_customers_are_not_recorded(customer: Customer) -> None:
    GiftOrder.objects.create(number="A-1", customer=customer, note="private", message="private")
    assert "private" not in str(trail())


@pytest.mark.parametrize("kind", [Order, PaidOrder, GiftOrder])
def test_all_kinds_of_order_share_one_history(kind: type[Order], customer: Customer) -> None:
    order = kind.objects.create(number="A-1", customer=customer)
    coupon = Coupon.objects.create(code="SPRING")
    order.paid, order.coupon = True, coupon
    order.save()
    kind.objects.get().delete()
    last = {
        "number": ["A-1", None],
        "customer": [customer.pk, None],
        "coupon": [str(coupon.pk), None],
        "paid": [True, None],
    }
    first = {"number": [None, "A-1"], "customer": [None, customer.pk], "paid": [None, False]}
    assert trail() == [
        ("created", "orders.Order", first),
        ("changed", "orders.Order", {"coupon": [None, str(coupon.pk)], "paid": [False, True]}),
        ("deleted", "orders.Order", last),
    ]


def test_gift_deleted_as_proxy_is_recorded_once(customer: Customer) -> None:
    GiftOrder.objects.create(number="A-1", customer=customer)
    PaidOrder.objects.all().delete()
    assert [action for action, _, _ in trail()] == ["created", "deleted"]


def test_deletion_is_recorded_with_the_last_values(tea: Product) -> None:
    pk = tea.pk
    tea.delete()
    ((action, model, changes),) = trail()
    assert (action, model) == ("deleted", "catalogue.Product")
    assert changes["name"] == ["Tea", None]
    assert AuditEntry.objects.get().object_pk == str(pk)


def test_deletion_of_a_deferred_object_is_recorded_with_what_is_known(tea: Product) -> None:
    Product.objects.only("name").get().delete()
    assert trail() == [("deleted", "catalogue.Product", {"name": ["Tea", None]})]


def test_cascade_is_recorded(customer: Customer) -> None:
    Order.objects.create(number="A-1", customer=customer)
    customer.delete()
    assert [action for action, _, _ in trail()] == ["created", "deleted"]


def test_rollback_takes_the_entry_along(tea: Product) -> None:
    tea.price = 5
    with transaction.atomic():
        tea.save()
        assert len(trail()) == 1
        transaction.set_rollback(True)
    assert trail() == []


def test_fixture_is_not_recorded(shop: None) -> None:
    assert Order.objects.exists()
    assert trail() == []


def test_raw_save_over_a_changed_object_is_not_recorded(
    tea: Product, load: Callable[..., None], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    times = {"created_at": tea.created_at, "updated_at": tea.updated_at}
    with django_assert_num_queries(1):  # a fixture is a bad time to read other rows
        load({"model": "catalogue.product", "pk": tea.pk, "fields": {"name": "Coffee", **times}})
    assert Product.objects.get().name == "Coffee"
    assert trail() == []


def test_writes_without_signals_escape(tea: Product) -> None:
    Product.objects.update(price=5)
    Product.objects.bulk_create([Product(name="Coffee")])
    tea.stock = 1
    Product.objects.bulk_update([tea], ["stock"])
    assert trail() == []


@pytest.mark.django_db(databases=["default", "archive"])
def test_entry_is_written_beside_the_row() -> None:
    tea = Product(name="Tea")
    tea.save(using="archive")
    tea.stock = 5
    tea.save(using="archive")
    tea.delete(using="archive")
    assert [action for action, _, _ in trail("archive")] == ["created", "changed", "deleted"]
    assert trail("default") == []


# Logins


def test_login_is_recorded_with_its_user(client: Client) -> None:
    user = User.objects.create(username="ada")
    client.force_login(user)
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.model, entry.object_pk) == ("logged in", "auth.User", str(user.pk))
    assert entry.actor == user


@pytest.mark.parametrize("name", ["ada", "my-Secret"], ids=["known", "unknown"])
def test_failed_login_names_the_account_and_keeps_no_secret(
    name: str, client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    user = User.objects.create(username="ada")
    with caplog.at_level(logging.DEBUG):
        assert not client.login(username=name, password="my-Secret")
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.model) == ("login failed", "auth.User")
    assert entry.object_pk == (str(user.pk) if name == "ada" else "")
    assert entry.actor is None
    assert "my-Secret" not in str(AuditEntry.objects.values()) + caplog.text


def test_failed_login_without_a_name_is_recorded() -> None:
    assert authenticate(token="my-Secret") is None
    assert [action for action, _, _ in trail()] == ["login failed"]


@pytest.mark.django_db(databases=["default", "archive"])
def test_login_is_recorded_where_the_user_is(client: Client) -> None:
    user = User.objects.using("archive").create(username="ada")
    from django.contrib.auth.signals import user_logged_in

    user_logged_in.send(sender=User, request=None, user=user)
    assert [action for action, _, _ in trail("archive")] == ["logged in"]
    assert trail("default") == []


# The console


def test_console_tells_what_was_heard(caplog: pytest.LogCaptureFixture, customer: Customer) -> None:
    with caplog.at_level(logging.INFO, logger="shop"):
        tea = Product.objects.create(name="Tea")
        tea.price, tea.stock = 5, 3
        tea.save()
        tea.save()
        tea.delete()
        PaidOrder.objects.create(number="A-1", customer=customer)
    assert caplog.messages == [
        'post_save Product "Tea" created',
        'post_save Product "Tea" changed: price, stock',
        'post_save Product "Tea" changed nothing',
        'post_delete Product "Tea" deleted',
        'post_save PaidOrder "A-1" created',
    ]


@pytest.mark.parametrize("debug", [False, True])
def test_console_speaks_only_while_debugging(debug: bool) -> None:
    (handler,) = logging.getLogger("shop").handlers
    record = logging.LogRecord("shop", logging.INFO, __file__, 1, "said", None, None)
    with override_settings(DEBUG=debug):
        assert bool(handler.filter(record)) is debug


def test_console_is_silent_in_tests() -> None:
    assert settings.DEBUG is False
