"""@receiver takes a list or a tuple of signals; `signal` tells which one was sent."""

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from orders.models import Customer


# --8<-- [start:receiver]
@receiver([post_save, post_delete], sender=Customer)
def customer_changed(signal, instance, **kwargs):
    event = "saved" if signal is post_save else "deleted"
    created = kwargs.get("created", "absent")  # (1)!
    print(f"{instance.name} {event}, created={created}")


# --8<-- [end:receiver]

Customer.objects.create(name="Ann").delete()

try:
    receiver({post_save, post_delete}, sender=Customer)(customer_changed)
except AttributeError as error:
    print("a set of signals:", type(error).__name__)
