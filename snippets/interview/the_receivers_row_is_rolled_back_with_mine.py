"""A receiver of post_save writes in the sender's transaction, whichever of the two fails."""

# --8<-- [start:code]
from django.db import connection, transaction
from django.db.models.signals import post_save
from django.dispatch import receiver

from audit.models import AuditEntry
from orders.models import Customer


@receiver(post_save, sender=Customer)
def write_entry(instance, **kwargs):
    AuditEntry.objects.create(action=f"saved {instance.name}")
    print(f"{instance.name}: in a transaction {connection.in_atomic_block}")
    if not instance.email:
        raise ValueError("no email")


def show(title):
    print(f"{title}: customers {Customer.objects.count()}, entries {AuditEntry.objects.count()}")


try:
    with transaction.atomic():
        Customer.objects.create(name="Ann", email="ann@example.com")
        show("before the error")
        raise ValueError("the sender fails")
except ValueError:
    show("the sender failed")
try:
    with transaction.atomic():
        Customer.objects.create(name="Bob")
except ValueError:
    show("the receiver failed")
try:
    Customer.objects.create(name="Cid")
except ValueError:
    show("without a transaction")
# --8<-- [end:code]
