"""Both signals are sent inside the transaction of delete(), after the rows are collected."""

import re
from unittest import mock

from django.db import connection, transaction
from django.db.models.signals import post_delete, pre_delete
from django.test.utils import CaptureQueriesContext

from catalogue.models import Category, Product
from orders.models import Customer, Order, OrderLine


def log(step):
    connection.queries_log.append({"sql": step, "time": "0"})


# --8<-- [start:receivers]
def before(**kwargs):
    log("pre_delete")
    transaction.on_commit(lambda: log("hook1"))


def after(**kwargs):
    log("post_delete")
    transaction.on_commit(lambda: log("hook2"))


# --8<-- [end:receivers]

real = OrderLine.delete


# --8<-- [start:delete]
def delete(self):
    log("delete(")
    result = real(self)
    log(")")
    return result


# --8<-- [end:delete]


def show(title, queries):
    print(f"{title}: {' '.join(query['sql'].split()[0] for query in queries)}")


def with_tables(title, queries):
    steps = []
    for query in queries:
        if table := re.search(r'(?:DELETE FROM|UPDATE) "[a-z]+_(\w+)"', query["sql"]):
            steps.append(f"{query['sql'].split()[0]}({table[1]})")
        elif query["sql"] in ("pre_delete", "post_delete"):
            steps.append(query["sql"])
    print(f"{title}: {' '.join(steps)}")


ann = Customer.objects.create(name="Ann")
order = Order.objects.create(number="A-1", customer=ann)
tea = Product.objects.create(name="Tea")
lines = [OrderLine.objects.create(order=order, product=tea) for _ in range(4)]

with mock.patch.object(OrderLine, "delete", delete):
    with CaptureQueriesContext(connection) as queries:
        lines[0].delete()
    show("nobody listens", queries)

    pre_delete.connect(before, sender=OrderLine)
    post_delete.connect(after, sender=OrderLine)
    # --8<-- [start:cases]
    with CaptureQueriesContext(connection) as queries:
        lines[1].delete()
    show("autocommit", queries)

    with CaptureQueriesContext(connection) as queries, transaction.atomic():
        lines[2].delete()
    show("atomic", queries)

    with CaptureQueriesContext(connection) as queries:
        order.lines.all().delete()
    show("QuerySet.delete()", queries)
    # --8<-- [end:cases]

pre_delete.disconnect(before, sender=OrderLine)
post_delete.disconnect(after, sender=OrderLine)
OrderLine.objects.create(order=order, product=tea)
pre_delete.connect(before, sender=Order)
post_delete.connect(after, sender=Order)
with CaptureQueriesContext(connection) as queries:
    order.delete()
with_tables("lines nobody listens to", queries)

drinks = Category.objects.create(name="Drinks")
Product.objects.update(category=drinks)
pre_delete.connect(before, sender=Category)
post_delete.connect(after, sender=Category)
with CaptureQueriesContext(connection) as queries:
    drinks.delete()
with_tables("SET_NULL", queries)
