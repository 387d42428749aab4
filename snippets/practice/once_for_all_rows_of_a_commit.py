"""Many rows, one recount: receivers note the key, the first callback works for all of them."""

import threading
from collections import defaultdict
from contextlib import suppress

from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver

from catalogue.models import Product
from orders.models import Customer, Order, OrderLine

tea = Product.objects.create(name="Tea")
ann = Customer.objects.create(name="Ann")
order = Order.objects.create(number="A-1", customer=ann)


# --8<-- [start:receiver]
class Waiting(threading.local):  # (1)!
    def __init__(self):
        self.keys = defaultdict(set)


waiting = Waiting()


@receiver(post_save, sender=OrderLine)
def recount_later(instance, using, **kwargs):
    waiting.keys[using].add(instance.order_id)
    transaction.on_commit(lambda: recount(using), using=using)


def recount(using):
    for key in waiting.keys.pop(using, ()):  # (2)!
        lines = OrderLine.objects.using(using).filter(order_id=key).count()
        print(f"order {key} counted once: {lines} lines")


# --8<-- [end:receiver]


def add_lines(number):
    for _ in range(number):
        OrderLine.objects.create(order=order, product=tea)


# --8<-- [start:cases]
with transaction.atomic():
    add_lines(20)
    print("20 lines saved")

with suppress(ValueError), transaction.atomic():
    add_lines(5)
    raise ValueError  # (1)!
print("rolled back")

with transaction.atomic():
    add_lines(1)
    print("1 line saved")

print("autocommit")
add_lines(2)  # (2)!
# --8<-- [end:cases]
