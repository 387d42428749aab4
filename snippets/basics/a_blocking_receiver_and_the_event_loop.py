"""Under asend() a sync receiver that blocks leaves the event loop free; an async one stops it.

Browser: no (threads)
"""

import asyncio
import time

from django.dispatch import Signal

order_paid = Signal()


# --8<-- [start:receivers]
def sync_receiver(**kwargs):
    time.sleep(0.2)


async def async_receiver(**kwargs):
    time.sleep(0.2)  # (1)!


# --8<-- [end:receivers]


async def count_ticks(ticks):
    while True:
        await asyncio.sleep(0.01)
        ticks.append(1)


async def main(receiver):
    order_paid.connect(receiver)
    ticks = []
    other_work = asyncio.create_task(count_ticks(ticks))
    await asyncio.sleep(0)
    await order_paid.asend(sender=None)
    print(f"{receiver.__name__}: other work went on {len(ticks) > 3}")
    other_work.cancel()
    order_paid.disconnect(receiver)


for receiver in (sync_receiver, async_receiver):
    asyncio.run(main(receiver))
