"""A decorator above @receiver takes part in direct calls, not in dispatch."""

# --8<-- [start:code]
from functools import wraps

from django.dispatch import Signal, receiver

order_paid = Signal()


def logged(function):
    @wraps(function)
    def wrapper(**kwargs):
        print("log")
        return function(**kwargs)

    return wrapper


@logged
@receiver(order_paid)
def ship(**kwargs):
    print("ship")


order_paid.send(sender=None)
print("-")
ship()
# --8<-- [end:code]
