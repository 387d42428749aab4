"""Signal is one class wherever it is imported from; only a ModelSignal takes string senders."""

from django.db.models import signals
from django.db.models.signals import ModelSignal
from django.dispatch import Signal

from orders.models import Order


def heard(**kwargs):
    pass


# --8<-- [start:place]
print("models.signals.Signal is dispatch.Signal:", signals.Signal is Signal)
print("defined in:", Signal.__module__)
print("post_save is a ModelSignal:", isinstance(signals.post_save, ModelSignal))
# --8<-- [end:place]

# --8<-- [start:senders]
for kind in (Signal, ModelSignal):
    for title, sender in (("string", "orders.Order"), ("class", Order)):
        order_paid = kind()
        order_paid.connect(heard, sender=sender)
        print(f"{kind.__name__}, sender by {title}: called", len(order_paid.send(sender=Order)))
# --8<-- [end:senders]
