"""A receiver of the parent model hears no proxy; of a child it hears the deletion only."""

# --8<-- [start:code]
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from orders.models import Customer, GiftOrder, Order, PaidOrder


@receiver([post_save, post_delete], sender=Order)
def heard(signal, instance, **kwargs):
    print("saved" if signal is post_save else "deleted", instance.number)


ann = Customer.objects.create(name="Ann")
PaidOrder.objects.create(number="P-1", customer=ann)
GiftOrder.objects.create(number="G-1", customer=ann)
Order.objects.get(number="P-1").save()
GiftOrder.objects.get().delete()
PaidOrder.objects.get().delete()
# --8<-- [end:code]
