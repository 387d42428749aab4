"""The way of sending decides the thread and the event loop of a receiver.

Browser: no (threads)
"""

import asyncio
import threading

from asgiref.sync import async_to_sync, sync_to_async
from django.db.models.signals import post_save
from django.dispatch import Signal
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import path

from orders.models import Customer

order_paid, sync_only = Signal(), Signal()
places = {}


def running_loop():
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        return None


def here():
    return threading.get_ident(), running_loop()


# --8<-- [start:receivers]
def sync_receiver(**kwargs):
    places["def"] = here()


async def async_receiver(**kwargs):
    places["async def"] = here()


# --8<-- [end:receivers]

for signal in (order_paid, post_save):
    signal.connect(sync_receiver)
    signal.connect(async_receiver)
sync_only.connect(sync_receiver)


def show(title, caller):
    for kind, (thread, loop) in sorted(places.items(), reverse=True):
        where = "the caller's" if thread == caller[0] else "another"
        if loop is None:
            which = "none"
        else:
            which = "the caller's" if loop is caller[1] else "a new one"
        print(f"{title}, {kind}: thread {where}, loop {which}")
    places.clear()


# --8<-- [start:calls]
order_paid.send(sender=None)
show("send()", here())

async_to_sync(order_paid.asend)(sender=None)
show("async_to_sync(asend)", here())


async def view(request):
    await order_paid.asend(sender=None)
    return HttpResponse()


with override_settings(ROOT_URLCONF=(path("", view),)):
    Client().get("/")
show("async view under WSGI", here())


async def main():
    sync_only.send(sender=None)
    show("send() in async def", here())
    await order_paid.asend(sender=None)
    show("await asend()", here())
    await Customer(name="Ann").asave()
    show("await asave()", here())
    await sync_to_async(order_paid.send)(sender=None)
    show("sync_to_async(send)", here())


asyncio.run(main())
# --8<-- [end:calls]
