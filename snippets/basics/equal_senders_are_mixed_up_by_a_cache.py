"""A signal that caches takes two equal senders for one, whichever of them sends first."""

from django.dispatch import Signal

from orders.models import Customer

ann = Customer.objects.create(name="Ann")
ann_again = Customer.objects.get()


def heard(**kwargs):
    return "heard"


# --8<-- [start:senders]
def send(signal, *senders):
    signal.connect(heard, sender=ann)
    return [len(signal.send(sender)) for sender in senders]


print("equal:", ann == ann_again, "identical:", ann is ann_again)
for caching in (False, True):
    print(f"use_caching={caching}, ann first:", send(Signal(caching), ann, ann_again))
    print(f"use_caching={caching}, the other first:", send(Signal(caching), ann_again, ann))
# --8<-- [end:senders]
