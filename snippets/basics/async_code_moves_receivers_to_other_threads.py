"""An async receiver under send(), and a sync receiver under asend(), runs in another thread.

Browser: no (threads)
"""

import asyncio
import threading

from django.dispatch import Signal

# --8<-- [start:receivers]
done = Signal()


def sync_receiver(caller, **kwargs):
    return threading.get_ident() == caller


async def async_receiver(caller, **kwargs):
    return threading.get_ident() == caller


done.connect(sync_receiver)
done.connect(async_receiver)
# --8<-- [end:receivers]


def show(method, answers):
    for function, same in answers:
        print(f"{method} {function.__name__}: the caller's thread={same}")


async def main():
    return await done.asend(sender=None, caller=threading.get_ident())


show("send()", done.send(sender=None, caller=threading.get_ident()))
show("asend()", asyncio.run(main()))
