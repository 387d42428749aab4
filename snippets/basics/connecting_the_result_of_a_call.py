"""connect(notify()) calls the function at once and hands its result to the signal.

Wrong: on purpose
"""

from django.dispatch import Signal
from django.test import override_settings

order_paid = Signal()


# --8<-- [start:call]
def notify(**kwargs):
    print("called")


def connect_the_result(debug):
    with override_settings(DEBUG=debug):
        try:
            order_paid.connect(notify())
        except TypeError as error:
            print(f"DEBUG={debug}: TypeError {error}")


# --8<-- [end:call]

connect_the_result(debug=True)
connect_the_result(debug=False)
with override_settings(DEBUG=False):
    order_paid.connect("notify", weak=False)
try:
    order_paid.send(sender=None)
except TypeError as error:
    print(f"a string, weak=False: send() raises TypeError {error}")
