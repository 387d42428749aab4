"""A receiver lives as long as something refers to it: a module, an object, weak=False."""

from functools import partial

from django.dispatch import Signal, receiver
from django.test import override_settings

order_paid = Signal()


class Printer:
    def on_paid(self, **kwargs):
        print("method")


def write(text, **kwargs):
    print(text)


with override_settings(DEBUG=False):
    # --8<-- [start:kept]
    @receiver(order_paid)
    def module_function(**kwargs):
        print("module function")

    printer = Printer()
    order_paid.connect(printer.on_paid)

    with_text = partial(write, "partial in a variable")
    order_paid.connect(with_text)

    order_paid.connect(partial(write, "weak=False"), weak=False)
    # --8<-- [end:kept]

print("called:", len(order_paid.send(sender=None)))
