"""What a receiver writes is rolled back together with what the caller wrote."""

from django.db import connection, transaction
from django.dispatch import Signal, receiver

from audit.models import AuditEntry
from orders.models import Customer

customer_joined = Signal()


# --8<-- [start:receiver]
@receiver(customer_joined)
def write_entry(**kwargs):
    AuditEntry.objects.create(action="joined")
    print("receiver: inside atomic()", connection.in_atomic_block)


try:
    with transaction.atomic():
        customer_joined.send(sender=Customer)
        print("before the rollback: entries", AuditEntry.objects.count())
        raise ValueError("rolled back")
except ValueError as error:
    print(error)
print("after the rollback: entries", AuditEntry.objects.count())
# --8<-- [end:receiver]

customer_joined.send(sender=Customer)
