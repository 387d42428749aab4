"""Sync receivers of two asend() calls wait for one thread, unless each has a thread of its own.

Browser: no (threads)
"""

import asyncio
import threading
import time

from asgiref.sync import ThreadSensitiveContext
from django.dispatch import Signal, receiver

order_paid = Signal()
threads, running, most = set(), 0, 0


# --8<-- [start:receiver]
@receiver(order_paid)
def take_stock(**kwargs):
    global running, most
    threads.add(threading.get_ident())
    running += 1
    most = max(most, running)
    time.sleep(0.1)
    running -= 1


async def plain():
    await order_paid.asend(sender=None)


async def as_in_a_request():
    async with ThreadSensitiveContext():  # (1)!
        await order_paid.asend(sender=None)


# --8<-- [end:receiver]


async def twice(caller):
    global most
    threads.clear()
    most = 0
    await asyncio.gather(caller(), caller())
    print(f"{caller.__name__}: threads {len(threads)}, at once {most}")


asyncio.run(twice(plain))
asyncio.run(twice(as_in_a_request))
