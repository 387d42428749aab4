"""Callbacks of two requests may run in another order than the commits they waited for.

Browser: no (threads)
"""

from functools import partial
from threading import Event, Thread

from django.db import connection, transaction
from django.db.models.signals import post_save
from django.dispatch import receiver

from catalogue.models import Product

tea = Product.objects.create(name="Tea", price=1)
announced, first_committed, second_is_done = [], Event(), Event()


# --8<-- [start:receiver]
@receiver(post_save, sender=Product)
def announce(instance, using, **kwargs):
    transaction.on_commit(partial(tell, instance.pk, instance.price), using=using)


def tell(pk, price):
    now = Product.objects.get(pk=pk).price
    announced.append(f"announced {price}, in the database {now:.0f}")


# --8<-- [end:receiver]


def first():
    with transaction.atomic():
        transaction.on_commit(pause)
        change(2)
    connection.close()


def pause():
    """The process is slow just after its commit: a long callback, a busy machine."""
    first_committed.set()
    second_is_done.wait(10)


def second():
    first_committed.wait(10)
    with transaction.atomic():
        change(3)
    second_is_done.set()
    connection.close()


def change(price):
    product = Product.objects.select_for_update().get(pk=tea.pk)
    product.price = price
    product.save()


requests = [Thread(target=first), Thread(target=second)]
for request in requests:
    request.start()
for request in requests:
    request.join()
print("committed: 2, then 3")
print("\n".join(announced))
