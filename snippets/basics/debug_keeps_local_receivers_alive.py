"""With DEBUG on a lost receiver goes on answering for a while: connect() caches its signature.

Wrong: on purpose
"""

from django.dispatch import Signal
from django.test import override_settings


# --8<-- [start:receiver]
def connect_local(signal):
    def local_function(**kwargs):
        pass

    signal.connect(local_function)


# --8<-- [end:receiver]

for debug in (True, False):
    order_paid = Signal()
    with override_settings(DEBUG=debug):
        connect_local(order_paid)
    print(f"DEBUG={debug}: called {len(order_paid.send(sender=None))}")


class Printer:
    def on_paid(self, **kwargs):
        pass


order_paid = Signal()
with override_settings(DEBUG=True):
    order_paid.connect(Printer().on_paid)
print(f"DEBUG=True, method of a dropped object: called {len(order_paid.send(sender=None))}")

order_paid = Signal()
with override_settings(DEBUG=True):
    connect_local(order_paid)
    for number in range(512):
        connect_local(Signal())
print(f"DEBUG=True, 512 functions later: called {len(order_paid.send(sender=None))}")
