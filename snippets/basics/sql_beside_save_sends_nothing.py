"""save() sends signals, the database does not: SQL that goes past save() is silent."""

from django.db import connection
from django.db.models.signals import post_save, pre_save

from orders.models import Customer

heard = []


# --8<-- [start:silent]
def hear(sender, instance, **kwargs):
    heard.append(instance.name)


pre_save.connect(hear, sender=Customer)
post_save.connect(hear, sender=Customer)


def show(event):
    print(f"{event}: {len(heard)} signals")
    heard.clear()


Customer.objects.create(name="Ann")
show("create()")
Customer.objects.bulk_create([Customer(name="Bob"), Customer(name="Cid")])
show("bulk_create()")
Customer.objects.update(email="shop@example.com")
show("update()")
with connection.cursor() as cursor:
    cursor.execute("UPDATE orders_customer SET name = 'Dan'")
show("raw SQL")
# --8<-- [end:silent]
