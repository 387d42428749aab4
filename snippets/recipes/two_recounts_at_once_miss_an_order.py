"""Two receivers that count at once do not see each other's order; a lock or F() makes it right.

Database: postgresql
"""

from threading import Barrier, Thread

from django.db import connection, transaction
from django.db.models import F
from django.db.models.signals import post_save

from orders.models import Customer, Order

ann = Customer.objects.create(name="Ann")


# --8<-- [start:receivers]
def recount(instance, **kwargs):
    count = Order.objects.filter(customer=instance.customer_id).count()
    counted()
    Customer.objects.filter(pk=instance.customer_id).update(orders_count=count)


def lock_and_recount(instance, **kwargs):
    with transaction.atomic():  # (1)!
        Customer.objects.select_for_update().get(pk=instance.customer_id)  # (2)!
        count = Order.objects.filter(customer=instance.customer_id).count()
        Customer.objects.filter(pk=instance.customer_id).update(orders_count=count)


def add_one(instance, **kwargs):
    Customer.objects.filter(pk=instance.customer_id).update(orders_count=F("orders_count") + 1)


# --8<-- [end:receivers]


def order(number):
    with transaction.atomic():
        Order.objects.create(number=number, customer=ann)
    connection.close()


for receiver in (recount, lock_and_recount, add_one):
    Order.objects.all().delete()
    Customer.objects.update(orders_count=0)
    counted = Barrier(2, timeout=10).wait
    post_save.connect(receiver, sender=Order)
    requests = [Thread(target=order, args=[number]) for number in ("A-1", "A-2")]
    for request in requests:
        request.start()
    for request in requests:
        request.join()
    ann.refresh_from_db()
    print(f"{receiver.__name__}: counter {ann.orders_count}, orders {Order.objects.count()}")
    post_save.disconnect(receiver, sender=Order)

post_save.connect(lock_and_recount, sender=Order)
Order.objects.create(number="A-3", customer=ann)
ann.refresh_from_db()
print(f"lock_and_recount, autocommit: counter {ann.orders_count}, orders {Order.objects.count()}")
