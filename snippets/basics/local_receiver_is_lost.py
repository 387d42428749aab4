"""A receiver that nobody else refers to disappears, since the signal keeps a weak reference.

Wrong: on purpose
"""

from functools import partial

from django.dispatch import Signal, receiver
from django.test import override_settings

order_paid = Signal()


class Printer:
    def on_paid(self, **kwargs):
        print("method")


def write(text, **kwargs):
    print(text)


# --8<-- [start:lost]
@override_settings(DEBUG=False)  # (1)!
def connect_all():
    @receiver(order_paid)
    def local_function(**kwargs):
        print("local function")

    order_paid.connect(lambda **kwargs: print("lambda"))
    order_paid.connect(partial(write, "partial"))
    order_paid.connect(Printer().on_paid)


connect_all()
print("called:", len(order_paid.send(sender=None)))
# --8<-- [end:lost]
