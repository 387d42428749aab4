"""When one async receiver fails, Django 6.1 cancels the others; older releases do not."""

import asyncio

from django.dispatch import Signal


# --8<-- [start:receivers]
async def broken(**kwargs):
    raise ValueError("no paper")


async def broken_too(**kwargs):
    raise ConnectionError("no courier")


async def slow(**kwargs):
    try:
        await asyncio.sleep(0.05)
        print("slow: finished")
    except asyncio.CancelledError:
        print("slow: cancelled")
        raise


# --8<-- [end:receivers]


async def show(method, *receivers):
    order_paid = Signal()
    for receiver in receivers:
        order_paid.connect(receiver)
    title = f"{method}() with {', '.join(receiver.__name__ for receiver in receivers)}"
    try:
        answers = await getattr(order_paid, method)(sender=None)
        print(f"{title}: {', '.join(type(answer).__name__ for _, answer in answers)}")
    except Exception as error:
        print(f"{title}: {type(error).__name__}")
    await asyncio.sleep(0.1)


async def caught(*receivers):
    order_paid = Signal()
    for receiver in receivers:
        order_paid.connect(receiver)
    # --8<-- [start:except]
    try:
        await order_paid.asend(sender=None)
    except* ValueError:
        print("except* ValueError: caught")
    except* ConnectionError:
        print("except* ConnectionError: caught")
    # --8<-- [end:except]


async def main():
    # --8<-- [start:cases]
    await show("asend", broken, slow)
    await show("asend", broken, broken_too)
    await show("asend_robust", broken, slow)
    # --8<-- [end:cases]
    await caught(broken)
    await caught(broken_too, broken)


import logging

logging.getLogger("django.dispatch").disabled = True
asyncio.run(main())
logging.getLogger("django.dispatch").disabled = False
