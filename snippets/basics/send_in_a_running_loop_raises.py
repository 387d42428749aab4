"""send() with an async receiver raises RuntimeError where an event loop is running.

Wrong: on purpose
"""

import asyncio

from django.db.models.signals import post_init
from django.dispatch import Signal

from orders.models import Order

order_paid = Signal()
called = []


# --8<-- [start:receivers]
def take_stock(**kwargs):
    called.append("take_stock")


async def notify_partner(**kwargs):
    called.append("notify_partner")


# --8<-- [end:receivers]


# --8<-- [start:calls]
async def main():
    order_paid.connect(take_stock)
    order_paid.send(sender=None)
    print("sync receiver only: called", *called)
    called.clear()

    order_paid.connect(notify_partner)
    for method in (order_paid.send, order_paid.send_robust):
        try:
            method(sender=None)
        except RuntimeError as error:
            print(f"{method.__name__}(): {type(error).__name__}, called", *called)
            message = str(error)
        called.clear()
    print(message.partition(" - ")[0])

    post_init.connect(notify_partner, sender=Order)
    try:
        Order(number="A-1")
    except RuntimeError as error:
        print("Order() with an async post_init receiver:", type(error).__name__)


# --8<-- [end:calls]

asyncio.run(main())
