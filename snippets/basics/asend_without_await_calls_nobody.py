"""asend() without await calls no receiver.

Wrong: on purpose
"""

import asyncio
import warnings

from django.dispatch import Signal, receiver

order_paid = Signal()


# --8<-- [start:forgotten]
@receiver(order_paid)
async def notify_partner(**kwargs):
    print("never reached")


async def pay():
    order_paid.asend(sender=None)  # (1)!


# --8<-- [end:forgotten]

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    asyncio.run(pay())
for warning in caught:
    print(f"{warning.category.__name__}: {warning.message}")
