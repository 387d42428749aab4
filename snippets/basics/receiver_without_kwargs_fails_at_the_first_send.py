"""Without **kwargs connect() fails only with DEBUG on; with DEBUG off the first send() fails.

Wrong: on purpose
"""

from django.dispatch import Signal
from django.test import override_settings

order_paid = Signal()


# --8<-- [start:receiver]
def send_receipt(sender):
    print("never reached")


# --8<-- [end:receiver]


def named_arguments_only(signal, sender, amount):
    print("named arguments only: amount", amount)


with override_settings(DEBUG=True):
    for function in (send_receipt, named_arguments_only):
        try:
            order_paid.connect(function)
        except ValueError as error:
            print(f"DEBUG=True connect {function.__name__}:", error)

with override_settings(DEBUG=False):
    order_paid.connect(named_arguments_only)
    order_paid.connect(send_receipt)
    print("DEBUG=False connect: no error")
    try:
        order_paid.send(sender=None, amount=100)
    except TypeError as error:
        print("DEBUG=False send:", type(error).__name__)
