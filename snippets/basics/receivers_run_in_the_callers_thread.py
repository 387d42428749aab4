"""A sync receiver runs in the process and the thread that saves, and in its transaction."""

import os
import threading

from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver

from orders.models import Customer


# --8<-- [start:receiver]
@receiver(post_save, sender=Customer)
def where_am_i(sender, **kwargs):
    print(f"same process={os.getpid() == caller[0]}")
    print(f"same thread={threading.get_ident() == caller[1]}")
    print(f"inside the caller's transaction={transaction.get_connection().in_atomic_block}")


caller = os.getpid(), threading.get_ident()
with transaction.atomic():
    Customer.objects.create(name="Ann")
# --8<-- [end:receiver]
