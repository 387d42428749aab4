"""One async receiver fails: its siblings run on in 5.2 and 6.0, are cancelled in 6.1."""

import asyncio

from django.dispatch import Signal, receiver

order_paid = Signal()
state = "not started"


# --8<-- [start:receivers]
@receiver(order_paid)
async def notify_warehouse(**kwargs):
    global state
    state = "running"
    try:
        await asyncio.sleep(0.2)
        state = "finished"
    except asyncio.CancelledError:
        state = "cancelled"
        raise


@receiver(order_paid)
async def notify_partner(**kwargs):
    await asyncio.sleep(0)
    raise ValueError("no address")


async def main():
    try:
        await order_paid.asend(sender=None)
    except ValueError as error:
        print("asend() raised:", error)
    print("at that moment:", state)
    await asyncio.sleep(0.4)
    print("later:", state)


# --8<-- [end:receivers]

asyncio.run(main())
