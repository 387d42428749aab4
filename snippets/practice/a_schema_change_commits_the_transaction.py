"""DDL in a receiver: MariaDB commits what was written so far, and the callback never runs."""

from django.db import connection, transaction
from django.db.models.signals import post_save
from django.dispatch import receiver

from orders.models import Customer, Order

ann = Customer.objects.create(name="Ann")
called = []


# --8<-- [start:receiver]
@receiver(post_save, sender=Order)
def make_table(instance, **kwargs):
    transaction.on_commit(lambda: called.append(instance))
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE orders_of_today (number varchar(20))")


# --8<-- [end:receiver]


def what_is_left():
    table = "orders_of_today" in connection.introspection.table_names()
    return f"orders {Order.objects.count()}, table {table}, callbacks {len(called)}"


# --8<-- [start:block]
try:
    with transaction.atomic():
        Order.objects.create(number="A-1", customer=ann)
        raise ValueError
except ValueError:
    print(f"rolled back: {what_is_left()}")
# --8<-- [end:block]

with connection.cursor() as cursor:
    cursor.execute("DROP TABLE IF EXISTS orders_of_today")
