"""atomic() cannot stand in an async function; a sync function around it can be awaited."""

from asgiref.sync import sync_to_async
from django.core.exceptions import SynchronousOnlyOperation
from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver

from audit.models import AuditEntry
from orders.models import Customer


# --8<-- [start:receiver]
def write_both(pk):
    with transaction.atomic():
        AuditEntry.objects.create(action="saved", object_pk=pk)
        AuditEntry.objects.create(action="welcomed", object_pk=pk)


@receiver(post_save, sender=Customer)
async def write_entries(instance, **kwargs):
    try:
        with transaction.atomic():
            print("never reached")
    except SynchronousOnlyOperation as error:
        print("atomic():", type(error).__name__)
    await sync_to_async(write_both)(instance.pk)


# --8<-- [end:receiver]

Customer.objects.create(name="Ann")
print("entries:", AuditEntry.objects.count())
