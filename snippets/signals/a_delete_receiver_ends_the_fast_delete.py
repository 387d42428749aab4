"""Without a listener one DELETE is enough; with one the rows are loaded first."""

from collections import Counter

from django.db import connection
from django.db.models.signals import post_delete
from django.test.utils import CaptureQueriesContext

from catalogue.models import Product
from orders.models import Customer, Order, OrderLine

tea = Product.objects.create(name="Tea")
ann = Customer.objects.create(name="Ann")


def make(lines):
    Order.objects.all().delete()
    order = Order.objects.create(number="A-1", customer=ann)
    OrderLine.objects.bulk_create([OrderLine(order=order, product=tea)] * lines)


def show(title, lines, call):
    make(lines)
    with CaptureQueriesContext(connection) as queries:
        call()
    verbs = Counter(query["sql"].split()[0] for query in queries)
    print(f"{title}: {', '.join(f'{verbs[verb]} {verb}' for verb in ('SELECT', 'DELETE'))}")


def listen(**kwargs):
    pass


def queryset():
    OrderLine.objects.all().delete()


def cascade():
    Order.objects.get().delete()


# --8<-- [start:cases]
show("nobody listens, 3 lines", 3, queryset)
show("nobody listens, 250 lines", 250, queryset)
show("nobody listens, order with 250 lines", 250, cascade)

post_delete.connect(listen, sender=Customer)
show("listener of Customer, 250 lines", 250, queryset)

post_delete.connect(listen, sender=OrderLine)
show("listener of OrderLine, 3 lines", 3, queryset)
show("listener of OrderLine, 250 lines", 250, queryset)
show("listener of OrderLine, order with 250 lines", 250, cascade)

post_delete.disconnect(listen, sender=OrderLine)
post_delete.connect(listen)
show("listener without sender, 250 lines", 250, queryset)
# --8<-- [end:cases]
