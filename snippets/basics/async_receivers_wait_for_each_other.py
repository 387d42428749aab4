"""Async receivers of one asend() overlap while they wait; blocking code does not."""

import asyncio
import time

from django.dispatch import Signal

order_paid = Signal()
running = most = 0


# --8<-- [start:receivers]
def counted(wait):
    async def notify(**kwargs):
        global running, most
        running += 1
        most = max(most, running)
        await wait()
        running -= 1

    return notify


async def await_the_network():
    await asyncio.sleep(0.01)


async def block():
    time.sleep(0.01)  # (1)!


# --8<-- [end:receivers]


for wait in (await_the_network, block):
    receivers = [counted(wait) for _ in range(3)]
    for notify in receivers:
        order_paid.connect(notify)
    most = 0
    asyncio.run(order_paid.asend(sender=None))
    print(f"{wait.__name__}: at once {most}")
    for notify in receivers:
        order_paid.disconnect(notify)
