"""In a cascade every pre_delete comes before the first post_delete, children before parents."""

# --8<-- [start:code]
from django.db.models.signals import post_delete, pre_delete
from django.dispatch import receiver

from orders.models import Customer, Order


@receiver([pre_delete, post_delete], sender=Customer)
@receiver([pre_delete, post_delete], sender=Order)
def heard(signal, instance, **kwargs):
    print("before" if signal is pre_delete else "after", instance)


ann = Customer.objects.create(name="Ann")
Order.objects.create(number="A-1", customer=ann)
Order.objects.create(number="A-2", customer=ann)
ann.delete()
# --8<-- [end:code]
