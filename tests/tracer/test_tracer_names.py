"""Names and short texts, and who is connected."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest
from django.apps import apps
from django.contrib.auth.models import update_last_login
from django.core import signals as core_signals
from django.core.handlers.wsgi import WSGIHandler
from django.db.models.signals import post_save, pre_migrate
from django.dispatch import Signal

from catalogue.models import Product
from orders.models import GiftOrder, Order
from tools.receivers import restored
from tracer.connections import Connection, connections, place
from tracer.names import callable_name, describe, named_signals, signal_path

HERE = Path(__file__).name


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, ("None", "None")),
        (True, ("bool", "True")),
        ("default", ("str", "'default'")),
        ("x" * 50, ("str", "'" + "x" * 39 + "…'")),
        ({2, 1}, ("set", "{1, 2}")),
        (set(), ("set", "set()")),
        (frozenset({"b", "a"}), ("frozenset", "{'a', 'b'}")),
        ((1,), ("tuple", "(1,)")),
        ([1, 2, 3, 4, 5], ("list", "[…]")),
        ({"name": "Tea"}, ("dict", "{'name': 'Tea'}")),
        (Product, ("model class", "catalogue.Product")),
        (Product.tags.through, ("automatic through model class", "catalogue.Product_tags")),
        (WSGIHandler, ("class", "django.core.handlers.wsgi.WSGIHandler")),
        (type(None), ("class", "NoneType")),
        (Path("shop.py"), ("pathlib.Path", f"<{type(Path()).__name__}>")),
    ],
)
def test_describe(value: object, expected: tuple[str, str]) -> None:
    assert describe(value) == expected


def test_describe_models_and_apps() -> None:
    assert describe(Product(pk=7)) == ("model instance", "Product(pk=7)")
    assert describe(GiftOrder()) == ("model instance", "GiftOrder(pk=None)")
    assert describe(Product.objects.all()) == ("QuerySet", "<QuerySet>")
    assert describe(apps.get_app_config("orders")) == ("AppConfig", "orders")


def test_callable_names() -> None:
    name = "django.contrib.auth.models.update_last_login"
    assert callable_name(update_last_login) == name
    assert callable_name(functools.partial(update_last_login)) == f"partial({name})"
    assert callable_name(Mock()) == "<unittest.mock.Mock>"
    assert callable_name(Product().save) == "django.db.models.base.Model.save"


def test_signal_paths() -> None:
    assert signal_path(post_save) == "django.db.models.signals.post_save"
    assert signal_path(core_signals.setting_changed) == "django.core.signals.setting_changed"
    assert named_signals()["django.db.models.signals.post_save"] is post_save


def test_path_of_a_signal_without_a_home() -> None:
    ping = Signal()
    assert signal_path(ping) == f"{__name__}.ping"
    assert signal_path([Signal()][0]) == "?.Signal"


def method_of(thing: object) -> object:
    return thing.receive


class Listener:
    def receive(self, **kwargs: object) -> None: ...

    def __call__(self, **kwargs: object) -> None: ...


def plain(**kwargs: object) -> None: ...


async def asynchronous(**kwargs: object) -> None: ...


class TestConnections:
    @pytest.fixture
    def ping(self) -> Signal:
        return Signal()

    def only(self, ping: Signal, sender: object = None) -> list[Connection]:
        return list(connections({"ping": ping}, sender))

    def test_facts(self, ping: Signal) -> None:
        ping.connect(plain, sender=Order, weak=False, dispatch_uid="once")
        ping.connect(asynchronous)
        strong, weak = self.only(ping)
        assert (strong.sender, strong.dispatch_uid, strong.weak, strong.is_async) == (
            "orders.Order",
            "once",
            False,
            False,
        )
        assert (weak.sender, weak.dispatch_uid, weak.weak, weak.is_async) == (
            None,
            None,
            True,
            True,
        )
        assert strong.receiver == f"{__name__}.plain"
        assert not strong.of_django

    def test_only_those_called_for_a_sender(self, ping: Signal) -> None:
        ping.connect(plain, sender=Order)
        ping.connect(asynchronous)
        assert len(self.only(ping, Product)) == 1
        assert len(self.only(ping, Order)) == 2

    def test_kinds_of_receivers(self, ping: Signal) -> None:
        listener, part = Listener(), functools.partial(plain)
        for receiver in (listener, listener.receive, part):
            ping.connect(receiver)
        names = [each.receiver for each in self.only(ping)]
        assert names == [
            f"<{__name__}.Listener>",
            f"{__name__}.Listener.receive",
            f"partial({__name__}.plain)",
        ]
        lines = Path(__file__).read_text("utf-8").splitlines()
        for each, code in zip(
            self.only(ping), ["def __call__(", "def receive(", "def plain("], strict=True
        ):
            file, _, line = each.place.rpartition(":")
            assert Path(file).name == HERE
            assert code in lines[int(line) - 1]

    def test_dead_receivers_are_left_out(self, ping: Signal, settings: Any) -> None:
        settings.DEBUG = False  # with DEBUG, Django keeps what it looked at alive

        def local(**kwargs: object) -> None: ...

        ping.connect(local)
        del local
        assert self.only(ping) == []

    def test_sender_that_is_no_class(self, ping: Signal) -> None:
        ping.connect(plain, sender=apps.get_app_config("contenttypes"))
        assert [each.sender for each in self.only(ping)] == ["contenttypes"]

    def test_django(self) -> None:
        with restored(keep=("django",)):
            assert all(each.of_django for each in connections())
            (found,) = connections({"pre_migrate": pre_migrate})
        assert found.sender == "contenttypes"
        assert found.place.startswith("django/contrib/contenttypes/management/__init__.py:")


def test_place_of_a_builtin() -> None:
    assert place(print) == "unknown"
