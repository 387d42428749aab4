"""Inside an async receiver a loop is running: send() of a signal with async receivers raises.

Wrong: on purpose
"""

import asyncio

from django.dispatch import Signal, receiver

order_paid, stock_taken = Signal(), Signal()


# --8<-- [start:receivers]
@receiver(stock_taken)
async def tell_warehouse(**kwargs):
    print("tell_warehouse")


@receiver(order_paid)
async def take_stock(**kwargs):
    try:
        stock_taken.send(sender=None)
    except RuntimeError as error:
        print("send():", type(error).__name__)
    await stock_taken.asend(sender=None)


# --8<-- [end:receivers]

asyncio.run(order_paid.asend(sender=None))
