"""asend() awaits its async receivers together and answers in the order of connection."""

import asyncio

from django.dispatch import Signal, receiver

order_paid = Signal()
started, finished = [], []


# --8<-- [start:receivers]
@receiver(order_paid)
async def notify_warehouse(order, **kwargs):
    started.append("notify_warehouse")
    await asyncio.sleep(0.02)  # (1)!
    finished.append("notify_warehouse")
    return "reserved"


@receiver(order_paid)
async def notify_partner(order, **kwargs):
    started.append("notify_partner")
    await asyncio.sleep(0.01)
    finished.append("notify_partner")
    return "told"


async def pay():
    return await order_paid.asend(sender=None, order="A-1")


# --8<-- [end:receivers]

answers = asyncio.run(pay())
print("started:", ", ".join(started))
print("finished:", ", ".join(finished))
print("answers:", ", ".join(f"{function.__name__} {answer}" for function, answer in answers))
