"""After a rollback _state.adding stays False, and yet saving the object again creates a row."""

# --8<-- [start:code]
from django.db import transaction
from django.db.models.signals import post_save, pre_save
from django.dispatch import receiver

from orders.models import Customer


@receiver(pre_save, sender=Customer)
def before(instance, **kwargs):
    print("adding", instance._state.adding)


@receiver(post_save, sender=Customer)
def after(created, **kwargs):
    print("created", created)


ann = Customer(name="Ann")
try:
    with transaction.atomic():
        ann.save()
        raise ValueError
except ValueError:
    print("rolled back")
ann.save()
# --8<-- [end:code]
