"""A counter that escaped once goes below zero: the CHECK of its column refuses the deletion too.

Wrong: on purpose
"""

from django.db import IntegrityError
from django.db.models import F
from django.db.models.signals import post_delete
from django.dispatch import receiver

from orders.models import Customer, Order


# --8<-- [start:receiver]
@receiver(post_delete, sender=Order)
def uncount(instance, **kwargs):
    customer = Customer.objects.filter(pk=instance.customer_id)
    customer.update(orders_count=F("orders_count") - 1)


# --8<-- [end:receiver]

ann = Customer.objects.create(name="Ann")
Order.objects.bulk_create([Order(number="A-1", customer=ann)])
try:
    Order.objects.get().delete()
except IntegrityError as error:
    print(f"{type(error).__name__}, orders {Order.objects.count()}")
