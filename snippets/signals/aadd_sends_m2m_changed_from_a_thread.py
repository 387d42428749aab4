"""aadd(), aremove(), aset(), aclear() and acreate() are their sync twins in another thread.

Browser: no (threads)
"""

import asyncio
import threading

from django.db.models.signals import m2m_changed

from catalogue.models import Product, Tag

tea = Product.objects.create(name="Tea")
hot, new = (Tag.objects.create(name=name) for name in ("hot", "new"))
heard = []


# --8<-- [start:receivers]
def sync_receiver(action, **kwargs):
    heard.append(action)
    if title == "aadd()":
        print(f"sync receiver, {action}: the loop's thread={threading.get_ident() == loop}")


async def async_receiver(action, instance, **kwargs):
    if title == "aadd()":
        print(f"async receiver, {action}: tags {await instance.tags.acount()}")


m2m_changed.connect(sync_receiver, sender=Product.tags.through)
m2m_changed.connect(async_receiver, sender=Product.tags.through)


# --8<-- [end:receivers]


async def show(name, call):
    global title
    title = name
    heard.clear()
    await call
    print(f"{name}: {', '.join(heard)}")


async def main():
    global loop
    loop = threading.get_ident()
    # --8<-- [start:calls]
    await show("aadd()", tea.tags.aadd(hot))
    await show("aremove()", tea.tags.aremove(hot))
    await show("aset()", tea.tags.aset([new]))
    await show("aclear()", tea.tags.aclear())
    await show("acreate()", tea.tags.acreate(name="big"))
    # --8<-- [end:calls]


asyncio.run(main())
