"""A function around send() checks the arguments although nobody listens."""

from __future__ import annotations

from typing import Protocol, TypeVar

from django.dispatch import Signal

from orders.models import Order

order_paid = Signal()


# --8<-- [start:wrapper]
def send_order_paid(order: Order, *, using: str = "default") -> None:
    """Announce a payment to every receiver of order_paid; call it after the commit."""
    order_paid.send_robust(sender=Order, order=order, using=using)


# --8<-- [end:wrapper]


# --8<-- [start:protocol]
class OrderPaidReceiver(Protocol):
    def __call__(
        self, *, sender: type[Order], order: Order, using: str, **kwargs: object
    ) -> object: ...


Receiver = TypeVar("Receiver", bound=OrderPaidReceiver)


def on_order_paid(function: Receiver) -> Receiver:
    order_paid.connect(function)
    return function


@on_order_paid
def write_invoice(sender: type[Order], order: Order, using: str, **kwargs: object) -> None:
    print(f"write_invoice: order={order} using={using}")


# --8<-- [end:protocol]

order = Order(number="A-1", pk=1)
send_order_paid(order)

order_paid.disconnect(write_invoice)
# --8<-- [start:mistake]
print("send() with a misspelled argument:", order_paid.send(sender=Order, ordr=order))
try:
    send_order_paid(ordr=order)
except TypeError as error:
    print("send_order_paid() with a misspelled argument:", type(error).__name__)
# --8<-- [end:mistake]
