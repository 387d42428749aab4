"""annotate() counts in the query: no column, no receiver, right after every kind of write."""

from django.db import connection
from django.db.models import Count
from django.test.utils import CaptureQueriesContext

from catalogue.models import Product
from orders.models import Customer, Order, OrderLine

ann = Customer.objects.create(name="Ann")
Order.objects.bulk_create(Order(number=f"A-{number}", customer=ann) for number in range(2))
tea = Product.objects.create(name="Tea")
for order in Order.objects.all():
    OrderLine.objects.bulk_create(OrderLine(order=order, product=tea) for _ in range(3))

# --8<-- [start:annotate]
with CaptureQueriesContext(connection) as queries:
    customers = list(Customer.objects.annotate(orders=Count("order")))
print(f"after bulk_create(): {customers[0].orders}, queries {len(queries)}")

two = Customer.objects.annotate(
    orders=Count("order"),
    lines=Count("order__lines"),
)
print(f"two counts: {two.get().orders} orders")

two = Customer.objects.annotate(
    orders=Count("order", distinct=True),
    lines=Count("order__lines", distinct=True),
)
print(f"distinct: {two.get().orders} orders, {two.get().lines} lines")
# --8<-- [end:annotate]
