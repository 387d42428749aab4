"""trace(): what it records, and that it leaves nothing behind."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

import pytest
from asgiref.sync import async_to_sync, sync_to_async
from django.db import IntegrityError, connection, connections, transaction
from django.db.models.signals import m2m_changed, post_save, pre_delete, pre_save
from django.dispatch import Signal
from django.utils.functional import SimpleLazyObject

from catalogue.models import Product, Tag
from orders.models import Customer
from tools.receivers import restored
from tracer import Trace, mark, recording, trace

ping = Signal()


@pytest.fixture(autouse=True)
def django_alone() -> Iterator[None]:
    """Receivers of the shop would be in the way."""
    with restored(keep=("django",)):
        yield


def wrapped_things() -> list[object]:
    return [vars(owner)[name] for owner, name, _ in recording._WRAPPED]


@pytest.fixture(autouse=True)
def nothing_left_behind() -> Iterator[None]:
    """The very same functions before and after each test."""
    before = wrapped_things()
    yield
    assert all(now is then for now, then in zip(wrapped_things(), before, strict=True))
    assert recording._scope.get() is None
    assert recording._dispatch.get() is None
    assert recording._running == 0


def told(happened: Trace) -> list[str]:
    return happened.as_text(detail=0).splitlines()


class TestLeavesNothingBehind:
    def test_wraps_inside_only(self) -> None:
        before = wrapped_things()
        with trace():
            assert all(now is not then for now, then in zip(wrapped_things(), before, strict=True))

    def test_after_an_exception(self) -> None:
        with pytest.raises(ZeroDivisionError), trace():
            1 / 0  # noqa: B018

    def test_nested(self) -> None:
        with trace() as outer:
            ping.send(sender="1")
            with trace() as inner:
                ping.send(sender="2")
            ping.send(sender="3")
        assert [each.sender.text for each in outer.signals] == ["'1'", "'2'", "'3'"]
        assert [each.sender.text for each in inner.signals] == ["'2'"]

    def test_depth_counts_from_the_inner_block(self) -> None:
        found = []

        def receiver(**kwargs: object) -> None:
            with trace() as inner:
                pong.send(sender=None)
            found.extend(inner.events)

        pong = Signal()
        ping.connect(receiver)
        with trace() as outer:
            ping.send(sender=None)
        assert [event.depth for event in found] == [0]
        assert [event.depth for event in outer.events] == [0, 1, 2]

    def test_left_in_another_order_than_entered(self) -> None:
        first, second = trace(), trace()
        one = first.__enter__()
        two = second.__enter__()
        first.__exit__(None, None, None)
        ping.send(sender=None)
        second.__exit__(None, None, None)
        ping.send(sender=None)
        assert (len(one.events), len(two.events)) == (0, 1)

    def test_overlapping_tasks(self) -> None:
        async def task(name: str, before: float, inside: float) -> list[str]:
            await asyncio.sleep(before)
            with trace() as happened:
                await ping.asend(sender=name)
                await asyncio.sleep(inside)
                await ping.asend(sender=name)
            return [each.sender.text for each in happened.signals]

        async def both() -> list[list[str]]:
            return await asyncio.gather(task("a", 0, 0.02), task("b", 0.01, 0.05))

        assert asyncio.run(both()) == [["'a'", "'a'"], ["'b'", "'b'"]]

    def test_receivers_and_caches(self) -> None:
        def receiver(**kwargs: object) -> None: ...

        pre_save.connect(receiver, sender=Tag)
        entries = list(pre_save.receivers)
        with trace():
            pre_save.send(sender=Tag)
            post_save.send(sender=Tag)
        assert pre_save.receivers == entries
        for signal in (pre_save, post_save):
            cached = signal.sender_receivers_cache.get(Tag)
            assert not cached or all(entry in (e[1:] for e in entries) for entry in cached)
            assert "tracer" not in repr(cached)

    @pytest.mark.django_db
    def test_callbacks_that_wait_for_the_commit(self) -> None:
        def callback() -> None: ...

        with transaction.atomic(), trace():
            transaction.on_commit(callback)
            assert connection.run_on_commit[-1][1] is callback

    def test_events_after_the_end_are_not_recorded(self) -> None:
        async def main() -> Trace:
            with trace() as happened:
                later = asyncio.create_task(after())
            await later
            return happened

        async def after() -> None:
            await asyncio.sleep(0.01)
            await ping.asend(sender=None)

        assert asyncio.run(main()).events == []


class TestChangesNothing:
    def test_responses_name_the_receivers_themselves(self) -> None:
        def receiver(**kwargs: object) -> int:
            return 7

        async def areceiver(**kwargs: object) -> int:
            return 8

        ping.connect(receiver)
        with trace():
            assert ping.send(sender=None) == [(receiver, 7)]
            assert ping.send_robust(sender=None) == [(receiver, 7)]
        ping.connect(areceiver)
        with trace():
            assert ping.send(sender=None) == [(receiver, 7), (areceiver, 8)]
            assert asyncio.run(ping.asend(sender=None)) == [(receiver, 7), (areceiver, 8)]
            assert asyncio.run(ping.asend_robust(sender=None)) == [(receiver, 7), (areceiver, 8)]

    def test_has_listeners_says_the_same(self) -> None:
        with trace():
            assert not m2m_changed.has_listeners(Product.tags.through)
            assert not pre_delete.has_listeners(Tag)

    @pytest.mark.django_db
    def test_sends_no_more_than_without(self) -> None:
        """Nobody listens to m2m_changed, so add() does not send it."""
        product, tag = Product.objects.create(name="Tea"), Tag.objects.create(name="hot")
        with trace() as happened:
            product.tags.add(tag)
        assert "m2m_changed" not in {each.name for each in happened.signals}

    def test_exception_of_a_receiver(self) -> None:
        def failing(**kwargs: object) -> None:
            raise ValueError("no")

        ping.connect(failing)
        with trace() as happened, pytest.raises(ValueError, match="no"):
            ping.send(sender=None)
        assert [event.raised for event in happened.events] == ["ValueError", "ValueError"]

    def test_robust_sending(self, caplog: pytest.LogCaptureFixture) -> None:
        def failing(**kwargs: object) -> None:
            raise ValueError("no")

        ping.connect(failing)
        with trace() as happened:
            ((receiver, error),) = ping.send_robust(sender=None)
        assert receiver is failing
        assert isinstance(error, ValueError)
        assert [event.raised for event in happened.events] == [None, "ValueError"]
        assert "failing" in caplog.text

    def test_receiver_without_a_name_fails_as_it_does_without(self) -> None:
        class Failing:
            def __call__(self, **kwargs: object) -> None:
                raise ValueError("no")

        failing = Failing()
        ping.connect(failing)
        with pytest.raises(AttributeError):
            ping.send_robust(sender=None)
        with trace(), pytest.raises(AttributeError):
            ping.send_robust(sender=None)

    def test_cancelled_receiver(self) -> None:
        seen = []

        async def slow(**kwargs: object) -> None:
            try:
                await asyncio.sleep(5)
            except asyncio.CancelledError:
                seen.append("cancelled")
                raise

        async def main() -> None:
            with trace() as happened, pytest.raises(TimeoutError):
                await asyncio.wait_for(ping.asend(sender=None), 0.02)
            seen.extend(event.raised for event in happened.events if event.kind == "receiver")

        ping.connect(slow)
        asyncio.run(main())
        assert seen == ["cancelled", "CancelledError"]

    @pytest.mark.django_db
    def test_describing_runs_no_query_and_no_code(self) -> None:
        tag = Tag.objects.create(name="hot")
        deferred = Tag.objects.only("pk").get()

        def load() -> Tag:
            raise AssertionError("evaluated")

        with patch.object(Tag, "__str__", side_effect=AssertionError), trace() as happened:
            ping.send(
                sender=None,
                deferred=deferred,
                lazy=SimpleLazyObject(load),
                rows=Tag.objects.all(),
                instance=tag,
            )
        (sent,) = happened.events
        assert {name: value.text for name, value in sent.arguments.items()} == {
            "deferred": f"Tag(pk={tag.pk})",
            "lazy": "<SimpleLazyObject>",
            "rows": "<QuerySet>",
            "instance": f"Tag(pk={tag.pk})",
        }


class TestSignals:
    def test_one_nobody_listens_to(self) -> None:
        with trace() as happened:
            ping.send(sender=None, size=3)
        (sent,) = happened.as_json()
        assert sent == {
            "kind": "signal",
            "depth": 0,
            "name": "ping",
            "path": f"{__name__}.ping",
            "method": "send",
            "sender": ("None", "None"),
            "arguments": {"size": ("int", "3")},
            "receivers": 0,
        }

    def test_nesting(self) -> None:
        pong = Signal()

        def outer(**kwargs: object) -> None:
            pong.send(sender=None)

        def inner(**kwargs: object) -> None: ...

        def last(**kwargs: object) -> None: ...

        ping.connect(outer)
        ping.connect(last)
        pong.connect(inner)
        with trace() as happened:
            ping.send(sender=None)
        where = f"{__name__}.TestSignals.test_nesting.<locals>"
        assert told(happened) == [
            "ping from None",
            f"    receiver {where}.outer",
            "        pong from None",
            f"            receiver {where}.inner",
            f"    receiver {where}.last",
        ]

    def test_every_way_of_sending(self) -> None:
        async def main() -> None:
            await ping.asend(sender=None)
            await ping.asend_robust(sender=None)

        with trace() as happened:
            ping.send("by place")
            ping.send_robust(sender=None)
            asyncio.run(main())
        methods = [each.method for each in happened.signals]
        assert methods == ["send", "send_robust", "asend", "asend_robust"]

    def test_async_receivers_keep_their_own_depth(self) -> None:
        """Those of one dispatch share a context on Django 6.1, and interleave on all."""
        pong = Signal()

        async def first(**kwargs: object) -> None:
            await asyncio.sleep(0.01)
            await pong.asend(sender="first")
            await asyncio.sleep(0.02)
            await pong.asend(sender="first again")

        async def second(**kwargs: object) -> None:
            await pong.asend(sender="second")
            await asyncio.sleep(0.02)
            await pong.asend(sender="second again")

        async def nested(sender: str, **kwargs: object) -> None:
            mark(sender)

        ping.connect(first)
        ping.connect(second)
        pong.connect(nested)
        with trace() as happened:
            asyncio.run(ping.asend(sender=None))
        depths = {each.sender.text: each.depth for each in happened.signals if each.depth}
        assert depths == {
            "'first'": 2,
            "'second'": 2,
            "'first again'": 2,
            "'second again'": 2,
        }
        assert {event.depth for event in happened.events if event.kind == "mark"} == {4}
        kinds = [event.kind for event in happened.events if event.depth == 1]
        assert kinds == ["receiver", "receiver", "receiver_end", "receiver_end"]

    def test_through_threads_of_asgiref(self) -> None:
        async def main() -> None:
            await sync_to_async(ping.send)(sender="thread")

        with trace() as happened:
            async_to_sync(main)()
        assert [each.sender.text for each in happened.signals] == ["'thread'"]

    def test_other_threads_are_not_ours(self) -> None:
        with trace() as happened:
            thread = threading.Thread(target=ping.send, args=["thread"])
            thread.start()
            thread.join()
        assert happened.events == []

    def test_marks(self) -> None:
        mark("outside")
        with trace() as happened:
            mark("inside")
        assert told(happened) == ["-- inside"]


@contextmanager
def both() -> Iterator[None]:
    with transaction.atomic(), transaction.atomic(using="archive"):
        yield


def send_mail() -> None:
    ping.send(sender="mail")


@pytest.mark.django_db(transaction=True, databases="__all__")
class TestDatabase:
    def test_autocommit(self) -> None:
        with trace() as happened:
            Tag(name="hot").save()
        assert [line.split("  (")[0] for line in told(happened)] == [
            "pre_init from catalogue.Tag",
            "post_init from catalogue.Tag",
            "pre_save from catalogue.Tag",
            "sql INSERT catalogue_tag",
            "post_save from catalogue.Tag",
        ]
        (insert,) = [event for event in happened.events if event.kind == "sql"]
        assert not insert.in_transaction
        assert insert.text.startswith('INSERT INTO "catalogue_tag" ("name") VALUES (%s)')

    def test_transactions(self) -> None:
        def cancel() -> None:
            raise IntegrityError

        with trace() as happened:
            with transaction.atomic():
                with transaction.atomic():
                    Tag.objects.count()
                with pytest.raises(IntegrityError), transaction.atomic():
                    cancel()
                with transaction.atomic():
                    pass
            with pytest.raises(IntegrityError), transaction.atomic():
                cancel()
        assert told(happened) == [
            "BEGIN",
            "SAVEPOINT s1",
            "sql SELECT catalogue_tag",
            "RELEASE s1",
            "SAVEPOINT s2",
            "ROLLBACK TO s2",
            "RELEASE s2",
            "SAVEPOINT s3",
            "RELEASE s3",
            "COMMIT",
            "BEGIN",
            "ROLLBACK",
        ]
        assert [event.in_transaction for event in happened.events if event.kind == "sql"] == [True]

    def test_refused_statement(self) -> None:
        Tag.objects.create(name="hot")
        with trace() as happened, pytest.raises(IntegrityError):
            Tag.objects.bulk_create([Tag(name="hot")])
        assert "sql INSERT catalogue_tag  raised IntegrityError" in told(happened)

    def test_on_commit(self) -> None:
        with trace() as happened, transaction.atomic():
            transaction.on_commit(send_mail)
        assert told(happened) == [
            "BEGIN",
            f"on_commit({__name__}.send_mail)",
            "COMMIT",
            f"run of {__name__}.send_mail",
            "    ping from 'mail'  (nobody listens)",
        ]

    def test_on_commit_in_autocommit_runs_at_once(self) -> None:
        with trace() as happened:
            transaction.on_commit(send_mail, robust=True)
            mark("after")
        assert told(happened) == [
            f"on_commit({__name__}.send_mail)",
            f"run of {__name__}.send_mail",
            "    ping from 'mail'  (nobody listens)",
            "-- after",
        ]

    def test_on_commit_after_a_rollback(self) -> None:
        with trace() as happened, transaction.atomic():
            transaction.on_commit(send_mail)
            transaction.set_rollback(True)
        assert told(happened) == ["BEGIN", f"on_commit({__name__}.send_mail)", "ROLLBACK"]

    def test_several_databases(self) -> None:
        with trace() as happened, both():
            transaction.on_commit(send_mail, using="archive")
            Tag.objects.using("archive").count()
        assert told(happened) == [
            "BEGIN",
            "BEGIN on archive",
            f"on_commit({__name__}.send_mail) on archive",
            "sql SELECT catalogue_tag on archive",
            "COMMIT on archive",
            f"run of {__name__}.send_mail on archive",
            "    ping from 'mail'  (nobody listens)",
            "COMMIT",
        ]

    def test_query_inside_a_receiver(self) -> None:
        def counting(**kwargs: object) -> None:
            Tag.objects.count()

        post_save.connect(counting, sender=Customer)
        customer = Customer(name="Ann")
        with trace() as happened:
            customer.save()
        (query,) = [e for e in happened.events if e.kind == "sql" and e.verb == "SELECT"]
        assert query.depth == 2

    def test_a_connection_that_is_made_inside(self) -> None:
        with trace() as happened:
            fresh = connections.create_connection("archive")
            with fresh.cursor() as cursor:
                cursor.execute("SELECT 1")
            fresh.close()
        assert told(happened)[-1] == "sql SELECT on archive"

    def test_json(self) -> None:
        with trace() as happened:
            Product.objects.create(name="Tea").tags.create(name="hot")
        assert json.loads(json.dumps(happened.as_json()))

    def test_whole_statements_in_the_text(self) -> None:
        with trace() as happened:
            Tag.objects.count()
        assert happened.as_text(detail=2) == (
            'sql SELECT COUNT(*) AS "__count" FROM "catalogue_tag"'
        )
