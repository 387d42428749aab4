"""From Django 6.0 a receiver goes when its sender does, even with weak=False."""

from unittest import mock

from django.dispatch import Signal

order_paid = Signal()


class Desk:
    pass


def heard(**kwargs):
    pass


def make_id(target):
    return 1 if isinstance(target, Desk) else id(target)


# --8<-- [start:sender]
with mock.patch("django.dispatch.dispatcher._make_id", make_id):  # (1)!
    desk = Desk()
    order_paid.connect(heard, sender=desk, weak=False)
    print("the sender itself: called", len(order_paid.send(desk)))

    del desk
    called = order_paid.send(Desk())
    print("another object at its address: called", len(called))
    print("connections left:", len(order_paid.receivers))
# --8<-- [end:sender]
