"""A receiver in another thread sees context variables of the caller, not its thread-locals.

Browser: no (threads)
"""

import asyncio
import threading
from contextvars import ContextVar

from django.dispatch import Signal

order_paid = Signal()
local = threading.local()
tenant = ContextVar("tenant", default="nothing")


# --8<-- [start:receivers]
def look(**kwargs):
    found = getattr(local, "tenant", "nothing")
    return f"threading.local {found}, ContextVar {tenant.get()}"


async def alook(**kwargs):
    return look()


# --8<-- [end:receivers]

order_paid.connect(look)
order_paid.connect(alook)

local.tenant = "shop"
tenant.set("shop")
for function, answer in order_paid.send(sender=None):
    print(f"send() {function.__name__}: {answer}")
for function, answer in asyncio.run(order_paid.asend(sender=None)):
    print(f"asend() {function.__name__}: {answer}")
