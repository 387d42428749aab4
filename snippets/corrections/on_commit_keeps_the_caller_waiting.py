"""A callback of on_commit() runs in the caller's thread, and the caller waits for it."""

import threading

from django.db import transaction
from django.db.models.signals import post_save

from orders.models import Customer

steps = []


# --8<-- [start:receiver]
def order_mail(**kwargs):
    transaction.on_commit(send_mail)


def send_mail():
    steps.append(f"callback, the caller's thread={threading.get_ident() == caller}")


# --8<-- [end:receiver]

caller = threading.get_ident()
post_save.connect(order_mail, sender=Customer)
with transaction.atomic():
    Customer.objects.create(name="Ann")
    steps.append("end of block")
steps.append("next line")
print(" > ".join(steps))
