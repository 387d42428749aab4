"""QuerySet.delete() and cascades send post_delete for each row and never call its delete()."""

from unittest.mock import patch

from django.db.models.signals import post_delete
from django.dispatch import receiver

from orders.models import Customer, Order

heard = []


# --8<-- [start:delete]
@receiver(post_delete, sender=Customer)
def hear(sender, instance, **kwargs):
    heard.append(instance.name)


Customer.objects.create(name="Ann")
Customer.objects.create(name="Bob")
with patch.object(Customer, "delete") as method:
    Customer.objects.all().delete()
print("post_delete:", ", ".join(sorted(heard)))
print("calls of Customer.delete():", method.call_count)
# --8<-- [end:delete]

ann = Customer.objects.create(name="Ann")
Order.objects.create(number="A-1", customer=ann)
with patch.object(Order, "delete") as method:
    ann.delete()
print(f"cascade: calls of Order.delete() {method.call_count}, orders left {Order.objects.count()}")
