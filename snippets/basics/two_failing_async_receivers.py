"""Two async receivers fail at once: 5.2 and 6.0 show one error, 6.1 an ExceptionGroup."""

import asyncio

from django.dispatch import Signal, receiver

order_paid = Signal()


# --8<-- [start:receivers]
@receiver(order_paid)
async def notify_warehouse(**kwargs):
    raise ValueError("no shelf")


@receiver(order_paid)
async def notify_partner(**kwargs):
    raise KeyError("address")


async def main():
    try:
        await order_paid.asend(sender=None)
    except ValueError as error:
        print("except ValueError:", error)
    except Exception as error:
        print("except Exception:", type(error).__name__)
        print("errors:", ", ".join(type(e).__name__ for e in error.exceptions))


# --8<-- [end:receivers]

asyncio.run(main())


# --8<-- [start:star]
async def catch_on_every_release():
    try:
        await order_paid.asend(sender=None)
    except* ValueError:  # (1)!
        print("except* ValueError")
    except* KeyError:
        print("except* KeyError")


# --8<-- [end:star]

asyncio.run(catch_on_every_release())
