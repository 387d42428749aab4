"""A save inside a receiver sends all its signals before the next receiver runs."""

# --8<-- [start:code]
from django.db.models.signals import post_save
from django.dispatch import receiver

from orders.models import Customer, Order


@receiver(post_save, sender=Customer)
def first_order(instance, **kwargs):
    print("begins")
    Order.objects.create(number="A-1", customer=instance)
    print("ends")


@receiver(post_save)
def log(sender, **kwargs):
    print("log", sender.__name__)


Customer.objects.create(name="Ann")
# --8<-- [end:code]
