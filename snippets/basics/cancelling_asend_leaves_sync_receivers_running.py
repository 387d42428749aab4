"""Cancelling asend() cancels its async receivers; sync ones go on in their thread.

Browser: no (threads)
"""

import asyncio
import threading

from django.dispatch import Signal, receiver

order_paid = Signal()
states = {}
sync_began, may_end, all_done = threading.Event(), threading.Event(), threading.Event()


# --8<-- [start:receivers]
@receiver(order_paid)
async def notify_partner(**kwargs):
    states["notify_partner"] = "running"
    try:
        await asyncio.sleep(60)
    except asyncio.CancelledError:
        states["notify_partner"] = "cancelled"
        raise


@receiver(order_paid)
def take_stock(**kwargs):
    states["take_stock"] = "running"
    sync_began.set()
    may_end.wait(timeout=60)
    states["take_stock"] = "finished"


@receiver(order_paid)
def add_points(**kwargs):
    states["add_points"] = "finished"
    all_done.set()


# --8<-- [end:receivers]


async def until(event):
    while not event.is_set():
        await asyncio.sleep(0.01)


def show(moment):
    for name in ("take_stock", "add_points", "notify_partner"):
        print(f"{moment}: {name} {states.get(name, 'not started')}")


# --8<-- [start:cancel]
async def main():
    task = asyncio.create_task(order_paid.asend(sender=None))
    await until(sync_began)
    await asyncio.sleep(0.01)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        show("cancelled")
    may_end.set()
    await until(all_done)
    show("later")


# --8<-- [end:cancel]

asyncio.run(main())
