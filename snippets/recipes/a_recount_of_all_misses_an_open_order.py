"""A recount of all customers waits for an order that is being placed, and then overwrites it.

Database: postgresql
"""

from threading import Thread
from time import sleep

from django.db import connection, transaction
from django.db.models import F

from orders.models import Customer, Order
from orders.services import recount

ann = Customer.objects.create(name="Ann", orders_count=5)  # wrong: there are no orders


def run_the_command():
    recount()
    connection.close()


def wait_until_it_waits():
    waiting_for_us = "NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))"
    for _ in range(1000):
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM pg_locks WHERE {waiting_for_us}")
            if cursor.fetchone()[0]:
                return
        sleep(0.01)
    raise TimeoutError


# --8<-- [start:order]
command = Thread(target=run_the_command)
with transaction.atomic():
    Order.objects.create(number="A-1", customer=ann)
    Customer.objects.filter(pk=ann.pk).update(orders_count=F("orders_count") + 1)
    command.start()
    wait_until_it_waits()
command.join()
# --8<-- [end:order]

ann.refresh_from_db()
print(f"counter {ann.orders_count}, orders {Order.objects.count()}")
recount()
ann.refresh_from_db()
print(f"the next run: counter {ann.orders_count}")
