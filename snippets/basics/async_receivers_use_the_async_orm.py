"""An async receiver may use only the async ORM, and works inside the caller's transaction."""

from django.core.exceptions import SynchronousOnlyOperation
from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver

from audit.models import AuditEntry
from orders.models import Customer


# --8<-- [start:receiver]
@receiver(post_save, sender=Customer)
async def write_entry(instance, **kwargs):
    try:
        Customer.objects.count()
    except SynchronousOnlyOperation as error:
        print("count():", type(error).__name__)
    print("acount():", await Customer.objects.acount())  # (1)!
    await AuditEntry.objects.acreate(action="saved", object_pk=instance.pk)


# --8<-- [end:receiver]


# --8<-- [start:atomic]
with transaction.atomic():
    Customer.objects.create(name="Ann")
    print("entries inside atomic():", AuditEntry.objects.count())
    transaction.set_rollback(True)
print("entries after the rollback:", AuditEntry.objects.count())
# --8<-- [end:atomic]
