"""A sync receiver fails: do the async receivers run?"""

import asyncio
import threading

from django.dispatch import Signal, receiver

order_paid = Signal()
log = []
began = threading.Event()


# --8<-- [start:receivers]
@receiver(order_paid)
def take_stock(wait, **kwargs):
    began.wait(timeout=wait)  # (1)!
    raise ValueError("sold out")


@receiver(order_paid)
def add_points(**kwargs):
    log.append("add_points")


@receiver(order_paid)
async def notify_partner(**kwargs):
    log.append("notify_partner begins")
    began.set()
    await asyncio.sleep(0.02)
    log.append("notify_partner ends")


# --8<-- [end:receivers]


try:
    order_paid.send(sender=None, wait=0)
except ValueError as error:
    print("send() raised:", error)
print("send() called:", ", ".join(log) or "nobody else")


async def main():
    try:
        await order_paid.asend(sender=None, wait=0.3)
    except ValueError as error:
        print("asend() raised:", error)
    await asyncio.sleep(0.1)


asyncio.run(main())
print("asend() called:", ", ".join(log) or "nobody else")
