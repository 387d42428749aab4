"""send(sender=None) reaches only receivers connected without a sender."""

# --8<-- [start:code]
from django.dispatch import Signal, receiver

from orders.models import Order, PaidOrder

order_paid = Signal()


@receiver(order_paid)
def everybody(**kwargs):
    return "everybody"


@receiver(order_paid, sender=Order)
def orders_only(**kwargs):
    return "orders_only"


for sender in (None, PaidOrder, Order):
    answers = order_paid.send(sender=sender)
    print(*[answer for _, answer in answers])
# --8<-- [end:code]
