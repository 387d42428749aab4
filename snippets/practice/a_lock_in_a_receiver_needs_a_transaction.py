"""select_for_update() in a receiver fails in autocommit, but not on SQLite, which has no lock."""

from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver

from orders.models import Customer, Order

ann = Customer.objects.create(name="Ann")


# --8<-- [start:receiver]
@receiver(post_save, sender=Order)
def lock_customer(instance, using, **kwargs):
    Customer.objects.using(using).select_for_update().get(pk=instance.customer_id)


# --8<-- [end:receiver]


def show(title, call):
    try:
        call()
        result = "no error"
    except transaction.TransactionManagementError as error:
        result = f"{type(error).__name__}: {error}"
    print(f"{title}: {result} orders {Order.objects.count()}")


def in_atomic():
    with transaction.atomic():
        Order.objects.create(number="A-2", customer=ann)


# --8<-- [start:calls]
show("autocommit", lambda: Order.objects.create(number="A-1", customer=ann))
show("atomic()", in_atomic)
# --8<-- [end:calls]
