"""Changes of tags become one message for each product and commit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

import django
import pytest
from django.db import transaction
from django.forms import modelform_factory
from pytest_django import DjangoAssertNumQueries

from catalogue.models import Collection, Product, Tag
from tagging.signals import tags_changed

# Real commits: messages wait for them.
pytestmark = pytest.mark.django_db(transaction=True)


class Message(NamedTuple):
    """What was sent: names instead of keys."""

    product: str
    added: set[str]
    removed: set[str]


@pytest.fixture
def messages() -> Iterator[list[Message]]:
    """Everything that tags_changed tells."""
    heard = []

    def hear(sender: type, product: Product, added: set, removed: set, using: str, **kw) -> None:
        names = dict(Tag.objects.using(using).values_list("pk", "name"))
        assert sender is Product
        heard.append(
            Message(product.name, *({names[pk] for pk in pks} for pks in (added, removed)))
        )

    tags_changed.connect(hear)
    yield heard
    tags_changed.disconnect(hear)


@pytest.fixture
def tags() -> list[Tag]:
    return [Tag.objects.create(name=name) for name in ("hot", "new", "red")]


@pytest.fixture
def tea(tags: list[Tag], messages: list[Message]) -> Product:
    """A product that is hot; its messages are forgotten."""
    tea = Product.objects.create(name="Tea")
    tea.tags.add(tags[0])
    messages.clear()
    return tea


def test_new_tag_is_told(tags: list[Tag], messages: list[Message]) -> None:
    Product.objects.create(name="Tea").tags.set(tags[:2])
    assert messages == [("Tea", {"hot", "new"}, set())]


def test_set_is_one_message(tea: Product, tags: list[Tag], messages: list[Message]) -> None:
    tea.tags.set(tags[1:])
    assert messages == [("Tea", {"new", "red"}, {"hot"})]


@pytest.mark.parametrize("clear", [False, True])
def test_set_of_the_same_is_no_message(
    clear: bool, tea: Product, tags: list[Tag], messages: list[Message]
) -> None:
    tea.tags.set(tags[:1], clear=clear)
    assert messages == []


def test_clear_is_told(tea: Product, messages: list[Message]) -> None:
    tea.tags.clear()
    assert messages == [("Tea", set(), {"hot"})]


def test_form_is_heard(tea: Product, tags: list[Tag], messages: list[Message]) -> None:
    form = modelform_factory(Product, fields=["name", "tags"])
    form({"name": "Tea", "tags": [tags[2].pk]}, instance=tea).save()
    assert messages == [("Tea", {"red"}, {"hot"})]


def test_changes_of_one_transaction_are_one_message(
    tea: Product, tags: list[Tag], messages: list[Message]
) -> None:
    with transaction.atomic():
        tea.tags.add(tags[1])
        tea.tags.add(tags[2])
        tea.tags.remove(tags[1])
        assert messages == []
    assert messages == [("Tea", {"red"}, set())]
    tea.tags.remove(tags[2])
    assert messages[1:] == [("Tea", set(), {"red"})]


def test_rollback_is_no_message(tea: Product, messages: list[Message]) -> None:
    with transaction.atomic():
        tea.tags.clear()
        transaction.set_rollback(True)
    assert messages == []


def test_savepoint_rolled_back_takes_only_its_own_changes(
    tea: Product, tags: list[Tag], messages: list[Message]
) -> None:
    with transaction.atomic():
        with transaction.atomic():
            tea.tags.add(tags[1])
            transaction.set_rollback(True)
        tea.tags.add(tags[2])
    assert messages == [("Tea", {"red"}, set())]


@pytest.mark.parametrize("method", ["add", "set", "clear"])
def test_changes_from_the_side_of_the_tag_are_told_for_each_product(
    method: str, tea: Product, tags: list[Tag], messages: list[Message]
) -> None:
    mate = Product.objects.create(name="Mate")
    hot, new, _ = tags
    if method == "clear":
        hot.product_set.clear()
        assert messages == [("Tea", set(), {"hot"})]
    elif method == "set":
        hot.product_set.set([mate])
        assert sorted(messages) == [("Mate", {"hot"}, set()), ("Tea", set(), {"hot"})]
    else:
        new.product_set.add(tea, mate)
        assert sorted(messages) == [("Mate", {"new"}, set()), ("Tea", {"new"}, set())]


def test_prefetched_tags_are_not_believed(tags: list[Tag], tea: Product, messages: list) -> None:
    tea = Product.objects.prefetch_related("tags").get()
    Product.objects.get().tags.add(tags[1])
    messages.clear()
    tea.tags.add(tags[2])
    assert messages == [("Tea", {"red"}, set())]


def test_other_relations_are_not_meant(tea: Product, messages: list[Message]) -> None:
    Collection.objects.create(name="Morning").products.add(tea)
    assert messages == []


def test_failing_receiver_stops_neither_the_others_nor_the_request(
    tea: Product, tags: list[Tag], messages: list[Message], caplog: pytest.LogCaptureFixture
) -> None:
    def fail(**kwargs: object) -> None:
        raise ZeroDivisionError

    hear = list(tags_changed.receivers)
    tags_changed.receivers = []
    tags_changed.connect(fail)
    tags_changed.receivers += hear
    tea.tags.add(tags[1])
    assert messages == [("Tea", {"new"}, set())]
    assert "ZeroDivisionError" in caplog.text


def test_product_deleted_before_the_commit_is_no_message(
    tea: Product, messages: list[Message], caplog: pytest.LogCaptureFixture
) -> None:
    with transaction.atomic():
        tea.tags.clear()
        tea.delete()
    assert messages == []
    assert [record.msg for record in caplog.records if record.levelname == "ERROR"] == []


def test_error_after_the_commit_fails_no_request(
    tea: Product, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def down(*args: object, **kwargs: object) -> None:
        raise ConnectionError("no answer")

    with transaction.atomic():
        tea.tags.clear()
        monkeypatch.setattr("tagging.receivers.tags_of", down)
    assert "no answer" in caplog.text
    assert not tea.tags.exists()


@pytest.mark.django_db(databases=["default", "archive"], transaction=True)
@pytest.mark.parametrize("side", ["product", "tag", "tag, cleared"])
def test_message_is_about_the_database_that_was_written(side: str, messages: list) -> None:
    Tag.objects.using("archive").create(name="hot")
    Product(name="Tea").save(using="archive")
    tea, hot = (model.objects.using("archive").get() for model in (Product, Tag))
    with transaction.atomic(using="archive"):
        if side == "product":
            tea.tags.add(hot)
        else:
            hot.product_set.add(tea)
        assert messages == []
    assert messages == [("Tea", {"hot"}, set())]
    if side == "tag, cleared":
        hot.product_set.clear()
        assert messages[1:] == [("Tea", set(), {"hot"})]


def test_only_actions_before_the_change_are_answered(
    tea: Product, tags: list[Tag], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    from tagging.receivers import remember_tags

    with django_assert_num_queries(0):
        remember_tags(None, tea, "post_add", False, {1}, "default")


def test_fixture_is_told_only_where_it_cannot_be_known(
    tags: list[Tag], messages: list[Message], load: Callable[..., None]
) -> None:
    times = {"created_at": "2026-01-01T00:00:00Z", "updated_at": "2026-01-01T00:00:00Z"}
    fields = {"name": "Tea", "tags": [tags[0].pk], **times}
    load({"model": "catalogue.product", "pk": 1, "fields": fields})
    told = [] if django.VERSION >= (6, 1) else [("Tea", {"hot"}, set())]
    assert messages == told
