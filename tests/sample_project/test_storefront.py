"""Cached cards and pages are forgotten after the commit of what they show."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.core.cache import cache
from django.db import transaction
from django.db.models.signals import post_save
from pytest_django import DjangoAssertNumQueries

from catalogue.models import Category, Product, Tag
from orders.models import Customer
from storefront.cards import card, forget_cards, key
from storefront.pages import forget_pages, page_key

# Real commits: the cache is told after them.
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def empty_cache() -> Iterator[None]:
    """A cache outlives a test."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def tea() -> Product:
    return Product.objects.create(name="Tea", price=4)


# Cards


def test_each_product_has_its_own_card(tea: Product) -> None:
    mate = Product.objects.create(name="Mate", price=3)
    assert (card(tea.pk), card(mate.pk)) == ("Tea, 4.00", "Mate, 3.00")


def test_card_is_kept_when_something_else_is_saved(tea: Product) -> None:
    card(tea.pk)
    Tag(pk=tea.pk, name="hot").save()
    assert cache.get(key(tea.pk, "default")) == "Tea, 4.00"


def test_card_is_built_once(
    tea: Product, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        assert [card(tea.pk), card(tea.pk)] == ["Tea, 4.00"] * 2


def test_card_lives_five_minutes(tea: Product, monkeypatch: pytest.MonkeyPatch) -> None:
    timeouts = []
    monkeypatch.setattr(cache, "get_or_set", lambda *a, timeout: timeouts.append(timeout))
    card(tea.pk)
    assert timeouts == [300]


def test_saved_product_has_a_new_card(tea: Product) -> None:
    card(tea.pk)
    tea.price = 5
    tea.save()
    assert card(tea.pk) == "Tea, 5.00"


def test_deleted_product_has_none(tea: Product) -> None:
    pk = tea.pk
    card(pk)
    tea.delete()
    with pytest.raises(Product.DoesNotExist):
        card(pk)


def test_card_is_forgotten_after_the_commit_and_not_before(tea: Product) -> None:
    card(tea.pk)
    with transaction.atomic():
        tea.price = 5
        tea.save()
        assert cache.get(key(tea.pk, "default")) == "Tea, 4.00"
    assert cache.get(key(tea.pk, "default")) is None


def test_rollback_forgets_nothing(tea: Product) -> None:
    card(tea.pk)
    with transaction.atomic():
        tea.save()
        transaction.set_rollback(True)
    assert cache.get(key(tea.pk, "default")) == "Tea, 4.00"


def test_bulk_write_forgets_when_told(tea: Product) -> None:
    card(tea.pk)
    Product.objects.update(price=7)
    assert card(tea.pk) == "Tea, 4.00"
    forget_cards(pk for pk in [tea.pk])
    assert card(tea.pk) == "Tea, 7.00"


@pytest.mark.django_db(databases=["default", "archive"], transaction=True)
def test_two_databases_have_two_cards() -> None:
    for using in ("default", "archive"):
        Product(pk=1, name=using).save(using=using)
    assert (card(1), card(1, "archive")) == ("default, 0.00", "archive, 0.00")
    with transaction.atomic(using="archive"):
        Product(pk=1, name="new", created_at=Product.objects.get().created_at).save(using="archive")
        # The commit of the other database is not waited for.
        assert card(1, "archive") == "archive, 0.00"
    assert (card(1), card(1, "archive")) == ("default, 0.00", "new, 0.00")


# Pages


@pytest.fixture
def shelf(tea: Product) -> Category:
    """A shelf with the tea on it, and a tag that nothing has."""
    Tag.objects.create(name="hot")
    shelf = Category.objects.create(name="Drinks")
    tea.category = shelf
    tea.save()
    return shelf


CHANGES: dict[str, Callable[[], object]] = {
    "product saved": lambda: Product.objects.get().save(),
    "product deleted": lambda: Product.objects.all().delete(),
    "category saved": lambda: Category.objects.get().save(),
    "category deleted": lambda: Category.objects.all().delete(),
    "tag saved": lambda: Tag.objects.get().save(),
    "tag deleted": lambda: Tag.objects.all().delete(),
    "tag added": lambda: Product.objects.get().tags.add(Tag.objects.get()),
}


@pytest.mark.usefixtures("shelf")
@pytest.mark.parametrize("change", CHANGES)
def test_change_of_the_catalogue_gives_pages_new_keys(change: str) -> None:
    before = page_key("list")
    assert page_key("list") == before
    CHANGES[change]()
    assert page_key("list") != before


def test_pages_are_told_apart() -> None:
    assert page_key("list") != page_key("detail")


@pytest.mark.usefixtures("shelf")
def test_what_is_in_no_page_changes_no_key(tea: Product, customer: Customer) -> None:
    mate = Product.objects.create(name="Mate")
    before = page_key("list")
    customer.save()
    tea.similar.add(mate)
    assert page_key("list") == before


def test_keys_change_after_the_commit_and_not_with_a_rollback(tea: Product) -> None:
    before = page_key("list")
    with transaction.atomic():
        tea.save()
        transaction.set_rollback(True)
    with transaction.atomic():
        tea.save()
        assert page_key("list") == before
    assert page_key("list") != before


def test_a_token_that_the_cache_dropped_never_comes_back() -> None:
    before = page_key("list")
    cache.clear()
    assert page_key("list") != before


def test_token_never_expires(monkeypatch: pytest.MonkeyPatch) -> None:
    timeouts = []
    monkeypatch.setattr(cache, "set", lambda *args, timeout: timeouts.append(timeout))
    monkeypatch.setattr(cache, "get_or_set", lambda *args, timeout: timeouts.append(timeout))
    forget_pages()
    page_key("list")
    assert timeouts == [None, None]


@pytest.mark.django_db(databases=["default", "archive"], transaction=True)
def test_pages_wait_for_the_database_that_was_written() -> None:
    before = page_key("list")
    with transaction.atomic(using="archive"):
        Product(name="Tea").save(using="archive")
        assert page_key("list") == before
    assert page_key("list") != before


# Both


@pytest.mark.parametrize("method", ["delete_many", "set"])
def test_cache_that_is_down_fails_no_save(
    method: str, tea: Product, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def down(*args: object, **kwargs: object) -> None:
        raise ConnectionError("cache is down")

    called = []
    post_save.connect(lambda **kw: transaction.on_commit(lambda: called.append(1)), weak=False)
    monkeypatch.setattr(cache, method, down)
    tea.save()
    assert "cache is down" in caplog.text
    assert called
