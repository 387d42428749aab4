"""send_robust() fails itself when the broken receiver has no __qualname__.

Wrong: on purpose
"""

from functools import partial
from unittest.mock import Mock

from django.dispatch import Signal


def print_receipt(printer, **kwargs):
    raise ValueError("no paper")


class Printer:
    def __call__(self, **kwargs):
        raise ValueError("no paper")

    def on_paid(self, **kwargs):
        raise ValueError("no paper")


# --8<-- [start:receivers]
receivers = {
    "function": lambda **kwargs: print_receipt("front", **kwargs),
    "method": Printer().on_paid,
    "partial": partial(print_receipt, "front"),
    "object with __call__": Printer(),
    "Mock": Mock(side_effect=ValueError("no paper")),
}
# --8<-- [end:receivers]

for name, receiver in receivers.items():
    order_paid = Signal()
    order_paid.connect(receiver)
    try:
        ((_, response),) = order_paid.send_robust(sender=None)
    except AttributeError as error:
        print(f"{name}: send_robust() raised {type(error).__name__}")
    else:
        print(f"{name}: send_robust() returned {type(response).__name__}")
