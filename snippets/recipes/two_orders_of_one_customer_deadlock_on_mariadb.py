"""Two orders of a customer, counted in post_save: MariaDB ends one, unless pre_save locks.

Database: postgresql, mysql
"""

from threading import Barrier, Thread

from django.db import OperationalError, connection, transaction
from django.db.models import F
from django.db.models.signals import post_save, pre_save

from orders.models import Customer, Order

ann = Customer.objects.create(name="Ann")


# --8<-- [start:receivers]
def lock_customer(instance, **kwargs):
    with transaction.atomic():  # (1)!
        Customer.objects.select_for_update().get(pk=instance.customer_id)


def add_one(instance, **kwargs):
    inserted()  # (2)!
    Customer.objects.filter(pk=instance.customer_id).update(orders_count=F("orders_count") + 1)


# --8<-- [end:receivers]


def order(number):
    try:
        with transaction.atomic():
            Order.objects.create(number=number, customer=ann)
    except OperationalError as error:
        errors.append(f", {error}")
    connection.close()


def go_on():
    """With the lock the second INSERT waits for the commit of the first: they cannot meet."""


post_save.connect(add_one, sender=Order)
for title, inserted in (
    ("add_one", Barrier(2, timeout=10).wait),
    ("lock_customer, add_one", go_on),
):
    errors = []
    Order.objects.all().delete()
    Customer.objects.update(orders_count=0)
    if title.startswith("lock"):
        pre_save.connect(lock_customer, sender=Order)
    requests = [Thread(target=order, args=[number]) for number in ("A-1", "A-2")]
    for request in requests:
        request.start()
    for request in requests:
        request.join()
    ann.refresh_from_db()
    rows = Order.objects.count()
    print(f"{title}: counter {ann.orders_count}, orders {rows}{''.join(errors)}")

Order.objects.create(number="A-3", customer=ann)
print("in autocommit: orders", Order.objects.count())
try:
    Customer.objects.select_for_update().get()
except transaction.TransactionManagementError as error:
    print(f"without atomic(): {type(error).__name__}")
