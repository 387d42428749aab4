"""asend_robust() logs errors, answers with them and lets the other receivers finish."""

import asyncio
from unittest import TestCase

from django.dispatch import Signal, receiver

order_paid = Signal()


# --8<-- [start:receivers]
@receiver(order_paid)
async def notify_warehouse(**kwargs):
    await asyncio.sleep(0.01)
    return "reserved"


@receiver(order_paid)
async def notify_partner(**kwargs):
    raise ValueError("no address")


# --8<-- [end:receivers]

with TestCase().assertLogs("django.dispatch") as logs:
    answers = asyncio.run(order_paid.asend_robust(sender=None))
for function, answer in answers:
    print(f"{function.__name__}: {type(answer).__name__} {answer}")
print("logged:", logs.records[0].getMessage())
