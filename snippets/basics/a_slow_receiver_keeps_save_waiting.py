"""A receiver is no background job: save() takes as long as its receivers."""

import time

from django.db.models.signals import post_save
from django.dispatch import receiver

from orders.models import Customer

PAUSE = 0.2


# --8<-- [start:receiver]
@receiver(post_save, sender=Customer)
def slow(sender, **kwargs):
    time.sleep(PAUSE)


started = time.perf_counter()
Customer.objects.create(name="Ann")
waited = time.perf_counter() - started
# --8<-- [end:receiver]
print(f"create() took at least as long as its receiver={waited >= PAUSE}")
