"""A function that writes in bulk adds to the counter itself, in the same transaction.

Receivers: orders
"""

# --8<-- [start:service]
from collections import Counter

from django.db import transaction
from django.db.models import F

from orders.models import Customer, Order


@transaction.atomic
def import_orders(orders):
    Order.objects.bulk_create(orders)
    for customer_id, new in Counter(order.customer_id for order in orders).items():
        customer = Customer.objects.filter(pk=customer_id)
        customer.update(orders_count=F("orders_count") + new)  # (1)!


# --8<-- [end:service]

ann = Customer.objects.create(name="Ann")
Order.objects.create(number="A-1", customer=ann)


def show(title):
    ann.refresh_from_db()
    print(f"{title}: counter {ann.orders_count}, orders {ann.order_set.count()}")


show("one by the receiver")
import_orders([Order(number=f"B-{number}", customer=ann) for number in range(3)])
show("three by the import")
try:
    import_orders([Order(number="C-1", customer=ann), Order(number="A-1", customer=ann)])
except Exception as error:
    print(type(error).__name__)
show("failed import")
