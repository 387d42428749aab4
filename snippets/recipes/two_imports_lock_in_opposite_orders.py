"""Two imports lock the same customers: the order of the locks decides who comes through.

Database: postgresql, mysql
"""

from threading import Barrier, Thread
from uuid import uuid4

from django.db import OperationalError, connection, transaction
from django.db.models import F

from orders.models import Customer, Order

ann, bob = (Customer.objects.create(name=name) for name in ("Ann", "Bob"))


def done(what):
    """Wait for the other import, where both shall be as far as this."""
    if what == meeting_place:
        meeting.wait()


def count(customers):
    for customer in customers:
        mine = Customer.objects.filter(pk=customer.pk)
        mine.update(orders_count=F("orders_count") + 1)
        done(f"locked customer {customers.index(customer) + 1}")


def insert(customers):
    Order.objects.bulk_create(
        Order(number=uuid4().hex[:20], customer=customer) for customer in customers
    )
    done("inserted")


# --8<-- [start:import]
def counter_first(customers):
    with transaction.atomic():
        count(customers)
        insert(customers)


def rows_first(customers):
    with transaction.atomic():
        insert(customers)
        count(customers)


# --8<-- [end:import]


def run(do_import, customers):
    try:
        do_import(customers)
        results.append("no error")
    except OperationalError as error:
        results.append(str(error).splitlines()[0])
    connection.close()


for title, do_import, second, meeting_place in (
    ("opposite orders", counter_first, (bob, ann), "locked customer 1"),
    ("the same order", counter_first, (ann, bob), "nowhere"),
    ("the same order, rows first", rows_first, (ann, bob), "inserted"),
):
    results, meeting = [], Barrier(2, timeout=10)
    imports = [Thread(target=run, args=[do_import, each]) for each in ((ann, bob), second)]
    for each in imports:
        each.start()
    for each in imports:
        each.join()
    counters = [Customer.objects.get(pk=customer.pk).orders_count for customer in (ann, bob)]
    print(f"{title}: {', '.join(sorted(results))}; counters {counters}")
    Order.objects.all().delete()
    Customer.objects.update(orders_count=0)
