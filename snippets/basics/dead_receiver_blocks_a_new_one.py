"""On Django 6.1 a receiver that died inside connect() blocks a new one at its address.

Wrong: on purpose
"""

from unittest import mock

from django.db.models.signals import post_save
from django.dispatch import Signal, receiver
from django.test import override_settings

from orders.models import Customer

order_paid = Signal()


def new_receiver():
    def heard(**kwargs):
        pass

    return heard


def make_id(target):
    return 1 if getattr(target, "__name__", "") == "heard" else id(target)


@override_settings(DEBUG=False)
@mock.patch("django.dispatch.dispatcher._make_id", make_id)
def try_out(name, signal, sender):
    # --8<-- [start:blocked]
    signal.connect(new_receiver(), sender)
    kept = new_receiver()
    signal.connect(kept, sender)
    print(f"{name}: the receiver we kept is connected {signal.has_listeners(sender)}")
    # --8<-- [end:blocked]


try_out("Signal", order_paid, None)
try_out("ModelSignal", post_save, Customer)

# --8<-- [start:entries]
by_connect, by_decorator = Signal(), Signal()
with override_settings(DEBUG=False):
    by_connect.connect(new_receiver())
    receiver(by_decorator)(new_receiver())

for name, signal in (("connect()", by_connect), ("@receiver", by_decorator)):
    print(f"{name}: listeners {signal.has_listeners()}, entries {len(signal.receivers)}")
# --8<-- [end:entries]
