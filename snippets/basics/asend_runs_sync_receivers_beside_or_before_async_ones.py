"""asend() runs sync receivers beside the async ones on 5.2 and 6.0, before them on 6.1."""

import asyncio
import threading

from django.dispatch import Signal, receiver

order_paid = Signal()
order = []
sync_began, async_began = threading.Event(), threading.Event()


# --8<-- [start:receivers]
@receiver(order_paid)
async def notify_partner(**kwargs):
    while not sync_began.is_set():
        await asyncio.sleep(0.001)
    order.append("async begins")
    async_began.set()
    await asyncio.sleep(0.05)
    order.append("async ends")


@receiver(order_paid)
def take_stock(**kwargs):
    order.append("sync begins")
    sync_began.set()
    async_began.wait(timeout=0.3)  # (1)!
    order.append("sync ends")


@receiver(order_paid)
def add_points(**kwargs):
    order.append("second sync")


# --8<-- [end:receivers]


async def main():
    return await order_paid.asend(sender=None)


answers = asyncio.run(main())
print("order:", ", ".join(order))
print("answers:", ", ".join(function.__name__ for function, _ in answers))
