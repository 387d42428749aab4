"""From 6.1 FETCH_PEERS lets a receiver that follows a key ask once for all loaded objects.

Django: 6.1+
"""

# --8<-- [start:code]
from django.db import connection, models
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.test.utils import CaptureQueriesContext

from orders.models import Customer, Order

ann = Customer.objects.create(name="Ann")
Order.objects.bulk_create([Order(number=f"A-{number}", customer=ann) for number in range(10)])


@receiver(post_save, sender=Order)
def follow(instance, **kwargs):
    instance.customer.name


for mode in (models.FETCH_ONE, models.FETCH_PEERS):
    orders = list(Order.objects.fetch_mode(mode))
    with CaptureQueriesContext(connection) as queries:
        for order in orders:
            order.save()
    print(f"{mode.__class__.__name__}: 10 saves, statements {len(queries)}")
# --8<-- [end:code]
