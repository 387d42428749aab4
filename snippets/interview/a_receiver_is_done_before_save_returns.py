"""save() returns after its receivers have returned, however slow they are."""

# --8<-- [start:code]
import time

from django.db.models.signals import post_save
from django.dispatch import receiver

from orders.models import Customer

events = []


@receiver(post_save, sender=Customer)
def slow(**kwargs):
    events.append("receiver begins")
    time.sleep(0.1)
    events.append("receiver ends")


Customer.objects.create(name="Ann")
events.append("caller goes on")
print(" > ".join(events))
# --8<-- [end:code]
