"""The same receiver with the same sender is one connection; another sender makes a second."""

from django.db.models.signals import post_save
from django.dispatch import receiver

from orders.models import Customer, Order

calls = []


# --8<-- [start:twice]
@receiver(post_save, sender=Customer)
def saved(sender, **kwargs):
    calls.append(sender.__name__)


post_save.connect(saved, sender=Customer)
# --8<-- [end:twice]

ann = Customer.objects.create(name="Ann")
print("same sender twice:", ", ".join(calls))

# --8<-- [start:another]
calls.clear()
post_save.connect(saved, sender=Order)
Customer.objects.create(name="Bob")
Order.objects.create(number="A-1", customer=ann)
print("a second sender:", ", ".join(calls))
# --8<-- [end:another]

# --8<-- [start:all]
calls.clear()
post_save.connect(saved)
Customer.objects.create(name="Cid")
print("with and without a sender:", ", ".join(calls))
# --8<-- [end:all]
