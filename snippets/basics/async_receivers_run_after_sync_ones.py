"""Async receivers run after the sync ones, whatever the order of connection."""

from django.dispatch import Signal

order_paid = Signal()
called = []


# --8<-- [start:receivers]
async def notify_partner(**kwargs):
    called.append("async notify_partner")


def take_stock(**kwargs):
    called.append("sync take_stock")


order_paid.connect(notify_partner)
order_paid.connect(take_stock)
# --8<-- [end:receivers]

responses = order_paid.send(sender=None)
print("order:", ", ".join(called))
print("answers:", ", ".join(receiver.__name__ for receiver, _ in responses))
