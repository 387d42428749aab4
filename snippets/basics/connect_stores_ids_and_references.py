"""connect() stores ids as a key, a reference to the receiver and whether it is async."""

from django.dispatch import Signal

from orders.models import Order

order_paid = Signal()


def notify(**kwargs):
    pass


async def notify_later(**kwargs):
    pass


def shown(part):
    return {id(notify): "id(notify)", id(Order): "id(Order)", id(None): "id(None)"}.get(part, part)


# --8<-- [start:entries]
order_paid.connect(notify)
order_paid.connect(notify, sender=Order)
order_paid.connect(notify_later, Order, weak=False, dispatch_uid="later")

for key, reference, *rest in order_paid.receivers:
    who, sender = map(shown, key)
    kept = type(reference).__name__
    print(f"key ({who}, {sender}), {kept}, async {rest[-1]}")
# --8<-- [end:entries]

print("members of an entry:", len(order_paid.receivers[0]))
