"""A context variable set by an async receiver reaches the others and the caller from 6.1 on."""

import asyncio
from contextvars import ContextVar

from django.dispatch import Signal

order_paid = Signal()
tenant = ContextVar("tenant")
seen = []


# --8<-- [start:receivers]
async def first_async(**kwargs):
    seen.append(tenant.get())
    tenant.set("first_async")


async def second_async(**kwargs):
    await asyncio.sleep(0.01)
    seen.append(tenant.get())


def sync_receiver(**kwargs):
    seen.append(tenant.get())
    tenant.set("sync_receiver")


# --8<-- [end:receivers]


def show(title):
    print(f"{title}: receivers saw {', '.join(seen)}; caller has {tenant.get()}")
    seen.clear()


async def main(title):
    tenant.set("caller")
    await order_paid.asend(sender=None)
    show(f"asend(), {title}")


# --8<-- [start:calls]
order_paid.connect(sync_receiver)
tenant.set("caller")
order_paid.send(sender=None)
show("send(), sync")
asyncio.run(main("sync"))
order_paid.disconnect(sync_receiver)

order_paid.connect(first_async)
order_paid.connect(second_async)
tenant.set("caller")
order_paid.send(sender=None)
show("send(), async")
asyncio.run(main("async"))
# --8<-- [end:calls]
