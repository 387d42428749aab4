"""An async receiver registers on_commit() through sync_to_async(), in the caller's connection."""

from asgiref.sync import async_to_sync, sync_to_async
from django.core.exceptions import SynchronousOnlyOperation
from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver

from orders.models import Customer


# --8<-- [start:receiver]
async def notify_partner():
    print("notify_partner")


@receiver(post_save, sender=Customer)
async def announce(**kwargs):
    try:
        transaction.on_commit(lambda: print("never reached"))
    except SynchronousOnlyOperation as error:
        print("on_commit():", type(error).__name__)
    await sync_to_async(transaction.on_commit)(async_to_sync(notify_partner))  # (1)!


# --8<-- [end:receiver]

with transaction.atomic():
    Customer.objects.create(name="Ann")
    print("still inside atomic()")
print("committed")
