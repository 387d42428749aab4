"""A receiver that raises CancelledError itself: an error in 5.2 and 6.0, the answer None in 6.1."""

import asyncio

from django.dispatch import Signal, receiver

order_paid = Signal()


# --8<-- [start:receiver]
@receiver(order_paid)
async def notify_partner(**kwargs):
    raise asyncio.CancelledError


@receiver(order_paid)
async def notify_warehouse(**kwargs):
    return "reserved"


# --8<-- [end:receiver]


async def main():
    for method in (order_paid.asend, order_paid.asend_robust):
        try:
            answers = await method(sender=None)
        except BaseException as error:
            print(f"{method.__name__}() raised:", type(error).__name__)
        else:
            print(f"{method.__name__}() answers:", [answer for _, answer in answers])


asyncio.run(main())
