"""A signal does not keep the object whose method is connected."""

# --8<-- [start:code]
from django.dispatch import Signal

order_paid = Signal()


class Printer:
    def __init__(self, name):
        self.name = name

    def on_paid(self, **kwargs):
        print("paper from", self.name)


printer = Printer("first")
order_paid.connect(printer.on_paid)
printer = Printer("second")
order_paid.connect(printer.on_paid)

order_paid.send(sender=None)
printer.name = "third"
order_paid.send(sender=None)
# --8<-- [end:code]
