"""adelete() runs delete() in another thread; async receivers share its transaction.

Browser: no (threads)
"""

import asyncio
import threading

from django.db import connection
from django.db.models.signals import post_delete, pre_delete

from orders.models import Customer

Customer.objects.bulk_create([Customer(name="Ann"), Customer(name="Bob")])


# --8<-- [start:receivers]
def sync_receiver(instance, **kwargs):
    loop = threading.get_ident() == loop_thread
    print(f"pre_delete {instance.name}: the loop's thread={loop}")
    print(f"in a transaction={connection.in_atomic_block}")


async def async_receiver(instance, **kwargs):
    loop = threading.get_ident() == loop_thread
    rows = await Customer.objects.filter(name=instance.name).acount()
    print(f"post_delete {instance.name}: the loop's thread={loop}, rows {rows}")


pre_delete.connect(sync_receiver, sender=Customer)
post_delete.connect(async_receiver, sender=Customer)


# --8<-- [end:receivers]


# --8<-- [start:calls]
async def main():
    global loop_thread
    loop_thread = threading.get_ident()
    ann = await Customer.objects.aget(name="Ann")
    print("object:", await ann.adelete())
    print("QuerySet:", await Customer.objects.all().adelete())


# --8<-- [end:calls]

asyncio.run(main())
