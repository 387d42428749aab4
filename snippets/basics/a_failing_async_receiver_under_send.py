"""Under send() an async receiver whose sibling fails is cancelled on every release."""

import asyncio

from django.dispatch import Signal, receiver

order_paid = Signal()
log = []


# --8<-- [start:receivers]
@receiver(order_paid)
def take_stock(**kwargs):
    log.append("take_stock")


@receiver(order_paid)
async def notify_warehouse(**kwargs):
    try:
        await asyncio.sleep(60)
        log.append("notify_warehouse finished")
    except asyncio.CancelledError:
        log.append("notify_warehouse cancelled")
        raise


@receiver(order_paid)
async def notify_partner(**kwargs):
    await asyncio.sleep(0.01)
    raise ValueError("no address")


# --8<-- [end:receivers]

try:
    order_paid.send(sender=None)
except ValueError as error:
    print("send() raised:", error)
print("called:", ", ".join(log))
