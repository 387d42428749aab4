"""A task that a receiver does not await is cancelled as send() ends; under asend() it lives on."""

# --8<-- [start:code]
import asyncio

from django.dispatch import Signal, receiver

order_paid, tasks = Signal(), []


async def write_report():
    try:
        await asyncio.sleep(0.01)
        print("report written")
    except asyncio.CancelledError:
        print("report cancelled")


@receiver(order_paid)
async def start_report(**kwargs):
    tasks.append(asyncio.create_task(write_report()))
    await asyncio.sleep(0)


async def main():
    await order_paid.asend(sender=None)
    print("asend() is over")
    await tasks[-1]


order_paid.send(sender=None)
print("send() is over")
asyncio.run(main())
# --8<-- [end:code]
