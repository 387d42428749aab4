"""Without using a receiver writes to the default database, wherever the order is."""

from django.dispatch import Signal, receiver

from audit.models import AuditEntry
from orders.models import Customer, Order

order_paid = Signal()


# --8<-- [start:receivers]
@receiver(order_paid)
def forgets_using(order, **kwargs):
    AuditEntry.objects.create(action="forgets_using", object_pk=order.pk)


@receiver(order_paid)
def obeys_using(order, using, **kwargs):
    AuditEntry.objects.using(using).create(action="obeys_using", object_pk=order.pk)


# --8<-- [end:receivers]

ann = Customer.objects.using("archive").create(name="Ann")
order = Order.objects.using("archive").create(number="A-1", customer=ann)
order_paid.send(sender=Order, order=order, using="archive")
for alias in ("default", "archive"):
    written = AuditEntry.objects.using(alias).values_list("action", flat=True)
    print(f"{alias}: {', '.join(written)}")
