"""Connecting with and without a sender makes two connections; the same sender twice makes one."""

# --8<-- [start:code]
from django.db.models.signals import post_save
from django.dispatch import receiver

from orders.models import Coupon, Customer


@receiver(post_save, sender=Customer)
@receiver(post_save, sender=Customer)
def greet(instance, **kwargs):
    print("hello", instance)


post_save.connect(greet)

Customer.objects.create(name="Ann")
Coupon.objects.create(code="TEA")
# --8<-- [end:code]
