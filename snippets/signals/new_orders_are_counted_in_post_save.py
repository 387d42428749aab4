"""The shop counts new orders of a customer when the order has a row, in the same transaction.

Receivers: orders
"""

from django.db import transaction

from orders.models import Customer, Order

ann = Customer.objects.create(name="Ann")


def show(title):
    ann.refresh_from_db()
    print(f"{title}: orders_count {ann.orders_count}")


order = Order.objects.create(number="A-1", customer=ann)
show("new order")
order.save()
show("saved again")

try:
    with transaction.atomic():
        Order.objects.create(number="A-2", customer=ann)
        show("inside atomic()")
        raise RuntimeError("payment refused")
except RuntimeError:
    show("rolled back")

Order.objects.bulk_create([Order(number="A-3", customer=ann)])
show("bulk_create()")
