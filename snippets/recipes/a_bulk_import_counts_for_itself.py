"""A function that writes in bulk adds to the counter itself, in the same transaction.

Receivers: orders
"""

from orders.models import Customer, Order
from orders.services import import_orders

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
