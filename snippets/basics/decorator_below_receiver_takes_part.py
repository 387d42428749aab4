"""A decorator below @receiver is part of what the signal calls."""

from functools import wraps

from django.dispatch import Signal, receiver

order_paid = Signal()


def logged(function):
    @wraps(function)
    def wrapper(**kwargs):
        print("log:", function.__name__)
        return function(**kwargs)

    return wrapper


# --8<-- [start:below]
@receiver(order_paid)
@logged
def below(**kwargs):
    print("below runs")


# --8<-- [end:below]

order_paid.send(sender=None)
