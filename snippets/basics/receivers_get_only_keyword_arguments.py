"""A receiver gets keyword arguments only, always with signal and sender among them."""

from django.db.models.signals import post_save
from django.dispatch import Signal, receiver

from orders.models import Customer

order_paid = Signal()


# --8<-- [start:receiver]
@receiver([order_paid, post_save])
def look(*args, **kwargs):
    print("positional:", args)
    print("keywords:", ", ".join(sorted(kwargs)))


# --8<-- [end:receiver]

order_paid.send(sender=Customer, amount=100)
Customer.objects.create(name="Ann")


# --8<-- [start:name]
@receiver(order_paid)
def wrong_name(model, **kwargs):
    print("never reached")


try:
    order_paid.send(sender=Customer)
except TypeError:
    print("a parameter named model: TypeError")
# --8<-- [end:name]
