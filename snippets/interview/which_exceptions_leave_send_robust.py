"""send_robust() returns each Exception as an answer; only what is no Exception gets out."""

from django.db import IntegrityError
from django.dispatch import Signal, receiver

order_paid = Signal()


@receiver(order_paid)
def fails(error, **kwargs):
    raise error


for error in (SystemExit, KeyboardInterrupt, RecursionError, IntegrityError, TimeoutError):
    try:
        [(_, answer)] = order_paid.send_robust(sender=None, error=error)
        print(f"{error.__name__}: returned={isinstance(answer, error)}")
    except BaseException as raised:
        print(f"{error.__name__}: raised={isinstance(raised, error)}")
