"""A wrapper that is not async itself hides an async function from connect()."""

import asyncio
from functools import partial, wraps
from inspect import iscoroutine

from asgiref.sync import markcoroutinefunction, sync_to_async
from django.dispatch import Signal

order_paid = Signal()


async def notify(**kwargs):
    return "awaited"


class Partner:
    async def notify(self, **kwargs):
        return "awaited"


def sync_notify(**kwargs):
    return "awaited"


# --8<-- [start:wrappers]
def logged(function):
    @wraps(function)
    def wrapper(**kwargs):
        return function(**kwargs)  # (1)!

    return wrapper


def logged_async(function):
    @wraps(function)
    async def wrapper(**kwargs):
        return await function(**kwargs)

    return wrapper


# --8<-- [end:wrappers]

partner = Partner()
receivers = {
    "async def": notify,
    "method": partner.notify,
    "partial": partial(notify),
    "sync_to_async()": sync_to_async(sync_notify),
    "async wrapper": logged_async(notify),
    "sync wrapper": logged(notify),
    "lambda": lambda **kwargs: notify(**kwargs),
    "marked too late": logged(notify),
}
for name, receiver in receivers.items():
    order_paid.connect(receiver)
    if name == "marked too late":
        markcoroutinefunction(receiver)
    ((_, answer),) = asyncio.run(order_paid.asend(sender=None))
    order_paid.disconnect(receiver)
    if iscoroutine(answer):
        answer.close()
        answer = "coroutine, not awaited"
    print(f"{name}: {answer}")
