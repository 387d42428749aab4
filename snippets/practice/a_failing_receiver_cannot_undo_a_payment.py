"""After the commit the shop sends order_paid with send_robust(): the payment stands."""

from unittest import TestCase

from django.dispatch import receiver

from orders.models import Customer, Order
from orders.services import pay
from orders.signals import order_paid

order = Order.objects.create(number="A-1", customer=Customer.objects.create(name="Ann"))


# --8<-- [start:receivers]
@receiver(order_paid)
def book_courier(order, **kwargs):
    raise ConnectionError("no courier")


@receiver(order_paid)
def write_invoice(order, **kwargs):
    print(f"invoice for {order.number}")


# --8<-- [end:receivers]

# --8<-- [start:call]
with TestCase().assertLogs("django.dispatch") as logs:
    print(f"pay() returned {pay(order)}")
# --8<-- [end:call]
print(f"paid in the database: {Order.objects.get().paid}")
print(f"logged: {logs.records[0].getMessage()}")
print(f"pay() once more returned {pay(order)}")
