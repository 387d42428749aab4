"""A def receiver calls async code through async_to_sync(), unless a loop runs in its thread."""

import asyncio

from asgiref.sync import async_to_sync
from django.dispatch import Signal, receiver

order_paid = Signal()


async def group_send(group, message):
    print(f"{group}: {message}")


# --8<-- [start:receiver]
@receiver(order_paid)
def tell_browsers(sender, number, **kwargs):
    async_to_sync(group_send)("orders", f"{number} paid")  # (1)!


# --8<-- [end:receiver]


async def main():
    await order_paid.asend(sender=None, number="A-2 by asend()")
    try:
        order_paid.send(sender=None, number="A-3")
    except RuntimeError as error:
        print("send() in async code:", str(error).partition(" - ")[0])


order_paid.send(sender=None, number="A-1 by send()")
asyncio.run(main())
