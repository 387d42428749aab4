"""A receiver that follows a foreign key asks for each object; the key itself is there already."""

from django.db import connection
from django.db.models.signals import post_save
from django.test.utils import CaptureQueriesContext

from orders.models import Customer, Order

ann = Customer.objects.create(name="Ann")
Order.objects.bulk_create([Order(number=f"A-{number}", customer=ann) for number in range(10)])


# --8<-- [start:receivers]
def follow(instance, **kwargs):
    instance.customer.name  # (1)!


def read_key(instance, **kwargs):
    instance.customer_id


def only_new(instance, created, **kwargs):
    if created:
        instance.customer.name


# --8<-- [end:receivers]


def show(title, receiver, orders):
    post_save.connect(receiver, sender=Order)
    with CaptureQueriesContext(connection) as queries:
        for order in orders:
            order.save()
    post_save.disconnect(receiver, sender=Order)
    print(f"{title}: 10 saves, statements {len(queries)}")


# --8<-- [start:cases]
show("customer.name", follow, list(Order.objects.all()))
show("customer_id", read_key, list(Order.objects.all()))
show("customer.name if created", only_new, list(Order.objects.all()))
show("select_related()", follow, list(Order.objects.select_related("customer")))
# --8<-- [end:cases]
