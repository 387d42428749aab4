"""send() makes an event loop for its async receivers and closes it; what they leave behind ends."""

import asyncio

from django.dispatch import Signal, receiver

order_paid = Signal()
loops, tasks, log = [], [], []


# --8<-- [start:receiver]
async def write_report():
    try:
        await asyncio.sleep(0.02)
        log.append("finished")
    except asyncio.CancelledError:
        log.append("cancelled")


@receiver(order_paid)
async def start_report(**kwargs):
    loops.append(asyncio.get_running_loop())
    tasks.append(asyncio.create_task(write_report()))  # (1)!
    await asyncio.sleep(0)


# --8<-- [end:receiver]


# --8<-- [start:calls]
order_paid.send(sender=None)
order_paid.send(sender=None)
print("one loop for both:", loops[0] is loops[1])
print("closed afterwards:", loops[0].is_closed() and loops[1].is_closed())
print("reports after send():", ", ".join(log))
log.clear()


async def main():
    await order_paid.asend(sender=None)
    print("loop of asend() is the caller's:", loops[2] is asyncio.get_running_loop())
    await tasks[2]


asyncio.run(main())
print("report after asend():", ", ".join(log))
# --8<-- [end:calls]
