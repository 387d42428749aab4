"""pay() sends order_paid after the commit, never after a rollback, once for each payment."""

from django.db import transaction
from django.dispatch import receiver

from orders.models import Customer, Order, PaidOrder
from orders.services import pay
from orders.signals import order_paid

ann = Customer.objects.create(name="Ann")


# --8<-- [start:receiver]
@receiver(order_paid)
def write_invoice(sender, order, using, **kwargs):
    print(f"order_paid: sender={sender.__name__} order={order} using={using}")


# --8<-- [end:receiver]


# --8<-- [start:calls]
order = Order.objects.create(number="A-1", customer=ann)
with transaction.atomic():
    pay(order)
    print("A-1: still inside atomic()")
print("A-1 paid again:", pay(order))

order = PaidOrder.objects.create(number="A-2", customer=ann)
pay(order)

order = Order.objects.create(number="A-3", customer=ann)
with transaction.atomic():
    pay(order)
    transaction.set_rollback(True)
print("A-3 rolled back")
# --8<-- [end:calls]
