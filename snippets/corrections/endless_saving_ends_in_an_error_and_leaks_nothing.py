"""A receiver that saves its instance ends in RecursionError, and the memory is free again.

Wrong: on purpose
"""

import gc
import weakref

from django.db.models.signals import pre_save

from orders.models import Customer

calls = 0


# --8<-- [start:receiver]
def before(sender, instance, **kwargs):
    global calls
    calls += 1
    instance.save()


# --8<-- [end:receiver]

pre_save.connect(before, sender=Customer)


def try_to_save():
    customer = Customer(name="Ann")
    try:
        customer.save()
    except RecursionError as error:
        print("save():", type(error).__name__)
    return weakref.ref(customer)


gone = try_to_save()
gc.collect()
print("called more than once:", calls > 1, "rows:", Customer.objects.count())
print("instance still in memory:", gone() is not None)
