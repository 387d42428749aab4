"""sender=type(order) splits the listeners by class; one fixed class reaches them all."""

from django.dispatch import Signal

from orders.models import GiftOrder, Order, PaidOrder

order_paid = Signal()
heard = []


# --8<-- [start:receivers]
def for_orders(**kwargs):
    heard.append("for_orders")


def for_all(**kwargs):
    heard.append("for_all")


order_paid.connect(for_orders, sender=Order)
order_paid.connect(for_all)
# --8<-- [end:receivers]


# --8<-- [start:senders]
for order in (Order(pk=1), PaidOrder(pk=2), GiftOrder(pk=3)):
    for title, sender in (("type(order)", type(order)), ("Order", Order), ("None", None)):
        heard.clear()
        order_paid.send(sender=sender, order=order)
        print(f"{type(order).__name__}, sender={title}: {', '.join(heard)}")
# --8<-- [end:senders]
