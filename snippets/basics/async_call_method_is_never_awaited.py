"""An object whose __call__ is async counts as a sync receiver: its coroutine is not awaited.

Wrong: on purpose
"""

import asyncio
from functools import partial
from inspect import iscoroutine
from unittest.mock import AsyncMock

from asgiref.sync import markcoroutinefunction
from django.dispatch import Signal

order_paid = Signal()


# --8<-- [start:callable]
class Notifier:
    async def __call__(self, **kwargs):
        return "awaited"


# --8<-- [end:callable]


async def notify(text, **kwargs):
    return text


# --8<-- [start:marked]
marked = Notifier()
markcoroutinefunction(marked)
# --8<-- [end:marked]

receivers = {
    "async __call__": Notifier(),
    "async __call__, marked": marked,
    "partial of async def": partial(notify, "awaited"),
    "AsyncMock": AsyncMock(return_value="awaited"),
}
for name, receiver in receivers.items():
    order_paid.connect(receiver)
    ((_, response),) = asyncio.run(order_paid.asend(sender=None))
    order_paid.disconnect(receiver)
    if iscoroutine(response):
        response.close()
        response = "coroutine, not awaited"
    print(f"{name}: {response}")
