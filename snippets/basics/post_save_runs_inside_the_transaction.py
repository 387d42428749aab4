"""post_save is sent before the surrounding transaction ends; in autocommit there is none."""

from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver

from orders.models import Customer


# --8<-- [start:receiver]
@receiver(post_save, sender=Customer)
def announce(sender, instance, created, **kwargs):
    inside = transaction.get_connection().in_atomic_block
    print(f"post_save {instance.name}: inside atomic()={inside}")


# --8<-- [end:receiver]


with transaction.atomic():
    transaction.on_commit(lambda: print("committed"))
    Customer.objects.create(name="Ann")
    print("end of the block")
Customer.objects.create(name="Bob")
