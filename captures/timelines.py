"""What is drawn as a picture: every event of a few operations, in order.

Written as in operations/: what follows the `yield` is recorded. Django's own receivers are
connected and those that a function connects itself, which the capture then names.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator

from django.contrib.auth import login
from django.contrib.auth.models import AnonymousUser
from django.core.management import call_command
from django.db import transaction
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete, pre_save
from django.dispatch import Signal

from captures.operations import Steps
from captures.operations.accounts import ann, request_of
from captures.operations.requests import Asgi, Wsgi
from catalogue.models import Product, Tag
from orders.models import Customer, GiftOrder, Order, OrderLine

_timelines: dict[str, Steps] = {}


def timeline(function: Steps) -> Steps:
    """Make a timeline of a function, under its name."""
    _timelines[function.__name__] = function
    return function


def timelines() -> dict[str, Steps]:
    """All timelines by name."""
    return dict(_timelines)


def send_mail() -> None:
    """What announce() puts off until the commit."""


def announce(sender: object, **kwargs: object) -> None:
    """A receiver that wants to act after the commit."""
    transaction.on_commit(send_mail)


def listener(**kwargs: object) -> None:
    """A receiver that does nothing; that it is there changes what Django does."""


@timeline
def save_new_autocommit() -> Iterator[None]:
    post_save.connect(announce)
    tag = Tag(name="hot")
    yield
    tag.save()


@timeline
def save_new_atomic() -> Iterator[None]:
    post_save.connect(announce)
    tag = Tag(name="hot")
    yield
    with transaction.atomic():
        tag.save()


@timeline
def save_new_rolled_back() -> Iterator[None]:
    post_save.connect(announce)
    tag = Tag(name="hot")
    yield
    with transaction.atomic():
        tag.save()
        transaction.set_rollback(True)


@timeline
def save_new_savepoint() -> Iterator[None]:
    post_save.connect(announce)
    tag = Tag(name="hot")
    yield
    with transaction.atomic(), transaction.atomic():
        tag.save()


@timeline
def save_existing_autocommit() -> Iterator[None]:
    tag = Tag.objects.create(name="hot")
    post_save.connect(announce)
    yield
    tag.save()


@timeline
def save_existing_atomic() -> Iterator[None]:
    tag = Tag.objects.create(name="hot")
    post_save.connect(announce)
    yield
    with transaction.atomic():
        tag.save()


@timeline
def save_new_child() -> Iterator[None]:
    customer = Customer.objects.create(name="Ann")
    gift = GiftOrder(number="A-1", customer=customer)
    post_save.connect(announce)
    yield
    gift.save()


@timeline
def get_or_create_new() -> Iterator[None]:
    post_save.connect(announce)
    yield
    Tag.objects.get_or_create(name="hot")


def customer_with_order() -> Customer:
    """A customer with an order of one line."""
    customer = Customer.objects.create(name="Ann")
    order = Order.objects.create(number="A-1", customer=customer)
    OrderLine.objects.create(order=order, product=Product.objects.create(name="Tea"))
    return customer


@timeline
def delete_cascade() -> Iterator[None]:
    customer = customer_with_order()
    yield
    customer.delete()


@timeline
def delete_cascade_listened() -> Iterator[None]:
    customer = customer_with_order()
    pre_delete.connect(listener)
    post_delete.connect(listener)
    yield
    customer.delete()


def tagged_product() -> tuple[Product, Tag]:
    """A product with one tag, and another tag."""
    product = Product.objects.create(name="Tea")
    product.tags.create(name="hot")
    return product, Tag.objects.create(name="new")


@timeline
def m2m_set() -> Iterator[None]:
    product, new = tagged_product()
    yield
    product.tags.set([new])


@timeline
def m2m_set_listened() -> Iterator[None]:
    product, new = tagged_product()
    m2m_changed.connect(listener)
    yield
    product.tags.set([new])


@timeline
def login_user() -> Iterator[None]:
    user, request = ann(), request_of(AnonymousUser())
    yield
    login(request, user)


@timeline
def request_wsgi() -> Iterator[None]:
    wsgi = Wsgi()
    yield
    wsgi("/ok/")


@timeline
def request_wsgi_error() -> Iterator[None]:
    wsgi = Wsgi()
    yield
    wsgi("/error/")


@timeline
def request_wsgi_streaming() -> Iterator[None]:
    wsgi = Wsgi()
    yield
    wsgi("/streaming/")


@timeline
async def request_asgi():
    asgi = Asgi()
    yield
    await asgi("/ok-async/")


@timeline
def migrate() -> Iterator[None]:
    """What concerns other apps is left out, and the making of objects."""
    call_command("migrate", "audit", "zero", verbosity=0)
    yield
    call_command("migrate", "audit", verbosity=0)


order_paid = Signal()


class Mixed:
    """Two sync and two async receivers, and no chance left in who overlaps whom."""

    def __init__(self, loop: asyncio.AbstractEventLoop | None = None) -> None:
        self.loop = loop
        self.sync_ended = False
        self.second_async_began = asyncio.Event()
        self.first_async_ended = asyncio.Event()

    def let_the_loop_turn(self) -> None:
        """Give async receivers that are to begin now the time to do so; no clock is involved."""
        for _ in range(20 if self.loop else 0):
            turned = threading.Event()
            self.loop.call_soon_threadsafe(turned.set)
            turned.wait()

    def connect(self) -> list[Callable[..., object]]:
        def first_sync(**kwargs: object) -> None:
            self.let_the_loop_turn()

        def second_sync(**kwargs: object) -> None:
            self.sync_ended = True

        async def first_async(**kwargs: object) -> None:
            await self.second_async_began.wait()
            while not self.sync_ended:
                await asyncio.sleep(0.001)
            self.first_async_ended.set()

        async def second_async(**kwargs: object) -> None:
            self.second_async_began.set()
            await self.first_async_ended.wait()
            await asyncio.sleep(0)

        receivers = [first_async, first_sync, second_async, second_sync]
        for receiver in receivers:
            receiver.__qualname__ = receiver.__name__
            order_paid.connect(receiver)
        return receivers


@timeline
async def asend_mixed():
    kept = Mixed(asyncio.get_running_loop()).connect()
    yield
    await order_paid.asend(sender=None)
    yield
    del kept


@timeline
def send_mixed() -> Iterator[None]:
    kept = Mixed().connect()
    yield
    order_paid.send(sender=None)
    yield
    del kept


@timeline
def save_with_nested_save() -> Iterator[None]:
    """A receiver that saves something itself: its signals come inside, before the next receiver."""

    def tag_it(instance: Product, **kwargs: object) -> None:
        Tag.objects.create(name=instance.name)

    tag_it.__qualname__ = tag_it.__name__
    product = Product(name="Tea")
    post_save.connect(tag_it, sender=Product)
    post_save.connect(listener, sender=Product)
    pre_save.connect(listener, sender=Product)
    yield
    product.save()
    yield
    del tag_it
