"""A subclass of Signal can warn whoever still connects to an old signal."""

import warnings

from django.dispatch import Signal, receiver


# --8<-- [start:subclass]
class DeprecatedSignal(Signal):
    def __init__(self, instead):
        super().__init__()
        self.instead = instead

    def connect(self, *args, **kwargs):
        warnings.warn(f"connect to {self.instead}", DeprecationWarning, stacklevel=3)  # (1)!
        super().connect(*args, **kwargs)


order_paid = Signal()
payment_done = DeprecatedSignal(instead="order_paid")


def send_order_paid(order):
    order_paid.send(sender=None, order=order)
    payment_done.send(sender=None, order=order)  # (2)!


# --8<-- [end:subclass]

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")

    # --8<-- [start:old]
    @receiver(payment_done)
    def write_invoice(order, **kwargs):
        print("write_invoice:", order)

    # --8<-- [end:old]

for warning in caught:
    print(f"{warning.category.__name__}: {warning.message}")
send_order_paid("A-1")
