"""pre_delete still sees the lines of an order: it writes them into the audit log."""

from django.db import transaction
from django.db.models.signals import pre_delete
from django.dispatch import receiver

from audit.models import AuditEntry
from catalogue.models import Product
from orders.models import Customer, Order, OrderLine


# --8<-- [start:receiver]
@receiver(pre_delete, sender=Order)
def archive(instance, using, **kwargs):
    lines = instance.lines.using(using).select_related("product")
    AuditEntry.objects.using(using).create(
        action="deleted",
        model="orders.Order",
        object_pk=instance.pk,
        changes={"number": instance.number, "lines": [str(line) for line in lines]},
    )


# --8<-- [end:receiver]

ann = Customer.objects.create(name="Ann")
tea = Product.objects.create(name="Tea")
for number in ("A-1", "A-2"):
    order = Order.objects.create(number=number, customer=ann)
    OrderLine.objects.create(order=order, product=tea, quantity=2)

# --8<-- [start:deletes]
with transaction.atomic():
    Order.objects.get(number="A-1").delete()
    transaction.set_rollback(True)
print(f"rolled back: entries {AuditEntry.objects.count()}, orders {Order.objects.count()}")

ann.delete()
for entry in AuditEntry.objects.all():
    print(f"{entry.action} {entry.changes['number']}: {', '.join(entry.changes['lines'])}")
# --8<-- [end:deletes]
