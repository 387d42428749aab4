"""A class with __slots__ and without __weakref__ makes objects that connect() refuses."""

from django.dispatch import Signal

order_paid = Signal()


# --8<-- [start:slots]
class Printer:
    __slots__ = ()

    def __call__(self, **kwargs):
        print("printed")


printer = Printer()
try:
    order_paid.connect(printer)
except TypeError as error:
    print("TypeError:", error)

order_paid.connect(printer, weak=False)
order_paid.send(sender=None)
# --8<-- [end:slots]
