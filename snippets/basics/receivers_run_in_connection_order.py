"""Receivers run in the order in which they were connected."""

from django.dispatch import Signal

order_paid = Signal()
called = []


def take_stock(**kwargs):
    called.append("take_stock")


def send_receipt(**kwargs):
    called.append("send_receipt")


def add_points(**kwargs):
    called.append("add_points")


# --8<-- [start:order]
order_paid.connect(send_receipt)
order_paid.connect(take_stock)
order_paid.connect(add_points)

order_paid.send(sender=None)
print("order:", ", ".join(called))

order_paid.connect(send_receipt)
called.clear()
order_paid.send(sender=None)
print("connected again:", ", ".join(called))

order_paid.disconnect(send_receipt)
order_paid.connect(send_receipt)
called.clear()
order_paid.send(sender=None)
print("disconnected and connected:", ", ".join(called))
# --8<-- [end:order]
