"""A decorator above @receiver is no part of what the signal calls.

Wrong: on purpose
"""

from functools import wraps

from django.dispatch import Signal, receiver
from django.test import override_settings

order_paid = Signal()


def logged(function):
    @wraps(function)
    def wrapper(**kwargs):
        print("log:", function.__name__)
        return function(**kwargs)

    return wrapper


# --8<-- [start:above]
@logged
@receiver(order_paid)
def above(**kwargs):
    print("above runs")


# --8<-- [end:above]


# --8<-- [start:forgotten]
def name_only(function):
    return function.__name__


with override_settings(DEBUG=False):

    @name_only
    @receiver(order_paid)
    def forgotten(**kwargs):
        print("forgotten runs")


# --8<-- [end:forgotten]

responses = order_paid.send(sender=None)
print("called:", ", ".join(receiver.__name__ for receiver, _ in responses))
