"""After the commit an error in send() reaches the caller, though the row stays."""

from functools import partial
from unittest import TestCase

from django.db import transaction
from django.dispatch import Signal, receiver

from orders.models import Customer

order_paid = Signal()
callbacks = []


# --8<-- [start:receiver]
@receiver(order_paid)
def write_invoice(**kwargs):
    raise ValueError("no paper")


# --8<-- [end:receiver]


# --8<-- [start:commit]
def pay(method, name):
    with transaction.atomic():
        Customer.objects.create(name=name)
        transaction.on_commit(partial(method, sender=None))
        transaction.on_commit(lambda: callbacks.append("next callback"))


# --8<-- [end:commit]


def attempt(method, name):
    try:
        pay(method, name)
    except ValueError as error:
        print(f"{method.__name__}(): pay() raised {type(error).__name__}")
    print(f"{method.__name__}(): row stored {Customer.objects.filter(name=name).exists()}")
    print(f"{method.__name__}(): next callback ran {bool(callbacks)}")


attempt(order_paid.send, "Ann")
with TestCase().assertLogs("django.dispatch"):
    attempt(order_paid.send_robust, "Bob")
