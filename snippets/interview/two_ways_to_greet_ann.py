"""The first argument of send() is the sender: data given there reaches nobody who filters."""

# --8<-- [start:code]
from django.dispatch import Signal, receiver

from orders.models import Customer

greeted = Signal()


@receiver(greeted, sender=Customer)
def for_customers(customer=None, **kwargs):
    print("for_customers", customer)


@receiver(greeted)
def for_all(customer=None, **kwargs):
    print("for_all", customer)


ann = Customer.objects.create(name="Ann")
greeted.send(ann)
print("---")
greeted.send(Customer, customer=ann)
# --8<-- [end:code]
