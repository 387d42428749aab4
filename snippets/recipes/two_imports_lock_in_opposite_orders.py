"""Two transactions that lock the same rows in opposite orders: the server ends one of them.

Database: postgresql, mysql
"""

from threading import Barrier, Thread

from django.db import OperationalError, connection, transaction
from django.db.models import F

from orders.models import Customer

ann, bob = (Customer.objects.create(name=name) for name in ("Ann", "Bob"))


def each_has_one():
    """Both transactions go on when each has locked its first row."""
    meeting.wait()


def at_once():
    pass


# --8<-- [start:import]
def count_orders(*customers):
    with transaction.atomic():
        for customer in customers:
            mine = Customer.objects.filter(pk=customer.pk)
            mine.update(orders_count=F("orders_count") + 1)
            if customer == customers[0]:
                go_on()  # (1)!


# --8<-- [end:import]


def run(customers):
    try:
        count_orders(*customers)
        results.append("no error")
    except OperationalError as error:
        results.append(str(error).splitlines()[0])
    connection.close()


for title, second, go_on in (
    ("opposite orders", (bob, ann), each_has_one),
    ("the same order", (ann, bob), at_once),
):
    results, meeting = [], Barrier(2, timeout=10)
    imports = [Thread(target=run, args=[customers]) for customers in ((ann, bob), second)]
    for each in imports:
        each.start()
    for each in imports:
        each.join()
    counters = [Customer.objects.get(pk=customer.pk).orders_count for customer in (ann, bob)]
    print(f"{title}: {', '.join(sorted(results))}; counters {counters}")
    Customer.objects.update(orders_count=0)
