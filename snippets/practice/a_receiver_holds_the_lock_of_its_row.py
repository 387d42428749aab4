"""What a receiver has written stays locked until the commit: others wait for that row only.

Database: postgresql, mysql
"""

from django.db import OperationalError, connections, transaction
from django.db.models.signals import post_save
from django.dispatch import receiver

from orders.models import Customer, Order

ann, bob = (Customer.objects.create(name=name) for name in ("Ann", "Bob"))
other = connections["default"].copy()
TIMEOUT = {"postgresql": "SET lock_timeout = '50ms'", "mysql": "SET innodb_lock_wait_timeout = 1"}


# --8<-- [start:receiver]
@receiver(post_save, sender=Order)
def count_and_call(instance, using, **kwargs):
    report("order inserted")
    Customer.objects.filter(pk=instance.customer_id).update(orders_count=1)
    report("customer counted")  # (1)!
    transaction.on_commit(lambda: report("on_commit"), using=using)


# --8<-- [end:receiver]


def write_from_elsewhere(customer):
    with other.cursor() as cursor:
        cursor.execute(TIMEOUT[other.vendor])
        sql = "UPDATE orders_customer SET email = 'new@example.com' WHERE id = %s"
        cursor.execute(sql, [customer.pk])


def report(when):
    for customer in (ann, bob):
        try:
            write_from_elsewhere(customer)
            result = "others write"
        except OperationalError as error:
            result = f"{type(error).__name__}: {str(error.args[-1]).splitlines()[0]}"
        print(f"{when}, {customer.name}: {result}")


with transaction.atomic():
    Order.objects.create(number="A-1", customer=ann)
other.close()
