"""A receiver costs the queries it runs; ten that run none add none."""

from django.db import connection
from django.db.models.signals import post_save
from django.test.utils import CaptureQueriesContext

from orders.models import Customer, Order

# --8<-- [start:receivers]
quiet = [lambda **kwargs: None for _ in range(10)]


def asks(**kwargs):
    Order.objects.count()


# --8<-- [end:receivers]


def measure(title, write):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        write()
    sql = [query["sql"] for query in queries if query["sql"].startswith(("INSERT", "SELECT"))]
    print(f"{title}: queries {len(sql)}")


def create_five():
    for _ in range(5):
        Customer.objects.create(name="Ann")


measure("no receiver, 5 x create()", create_five)
for receiver in quiet:
    post_save.connect(receiver, sender=Customer)
measure("ten receivers without a query", create_five)
post_save.connect(asks, sender=Customer)
measure("one more that asks", create_five)
measure(
    "bulk_create() of 5",
    lambda: Customer.objects.bulk_create(Customer(name="Ann") for _ in range(5)),
)
