"""Of a receiver, overridden methods, a query set and a service, none runs at every write.

Database: sqlite
"""

import json
import tempfile
from pathlib import Path
from unittest import mock

from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.models import Model, QuerySet
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from django.forms import modelform_factory

from orders.models import Customer, Order, PaidOrder

ran = []
ann = Customer.objects.create(name="Ann")


# --8<-- [start:places]
@receiver([post_save, post_delete], sender=Order)
def listen(**kwargs):
    ran.append("signal")


def save(self, *args, **kwargs):  # (1)!
    ran.append("method")
    return Model.save(self, *args, **kwargs)


def delete(self, *args, **kwargs):
    ran.append("method")
    return Model.delete(self, *args, **kwargs)


class OrderQuerySet(QuerySet):  # (2)!
    def create(self, **kwargs):
        ran.append("query set")
        return super().create(**kwargs)

    def bulk_create(self, *args, **kwargs):
        ran.append("query set")
        return super().bulk_create(*args, **kwargs)

    def update(self, **kwargs):
        ran.append("query set")
        return super().update(**kwargs)

    def delete(self):
        ran.append("query set")
        return super().delete()


def place_order(number):
    ran.append("service")
    return Order.objects.create(number=number, customer=ann)


TRIGGER = "CREATE TRIGGER seen_{0} AFTER {0} ON orders_order BEGIN SELECT ran('trigger'); END"
# --8<-- [end:places]


def say(title):
    places = ("signal", "method", "query set", "service", "trigger")
    print(f"{title}: {', '.join(place for place in places if place in ran) or 'nothing'}")
    ran.clear()


def load_fixture():
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "shop.json"
        fields = {"number": "A-7", "customer": ann.pk}
        path.write_text(json.dumps([{"model": "orders.order", "pk": 70, "fields": fields}]))
        call_command("loaddata", path, verbosity=0)


def execute(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def writes():
    # --8<-- [start:writes]
    order = place_order("A-1")
    say("service")
    order.save()
    say("save()")
    PaidOrder.objects.get().save()
    say("save() of a proxy")
    fields = {"number": "A-1", "customer": ann.pk}
    modelform_factory(Order, fields=list(fields))(fields, instance=order).save()
    say("ModelForm.save()")
    Order.objects.create(number="A-2", customer=ann)
    say("create()")
    Order.objects.bulk_create([Order(number="A-3", customer=ann)])
    say("bulk_create()")
    Order.objects.update(paid=True)
    say("update()")
    Order.objects.bulk_update([order], ["note"])
    say("bulk_update()")
    load_fixture()
    say("loaddata")
    OldOrder = MigrationLoader(connection).project_state().apps.get_model("orders", "Order")
    OldOrder.objects.create(number="A-4", customer_id=ann.pk)
    say("data migration")
    execute("UPDATE orders_order SET note = %s", "by hand")
    say("raw SQL")
    order.delete()
    say("delete()")
    Order.objects.filter(number="A-2").delete()
    say("QuerySet.delete()")
    ann.delete()
    say("cascade")
    # --8<-- [end:writes]


connection.ensure_connection()
connection.connection.create_function("ran", 1, ran.append)
for event in ("INSERT", "UPDATE", "DELETE"):
    execute(TRIGGER.format(event))
try:
    with (
        mock.patch.multiple(Order, save=save, delete=delete, create=True),
        mock.patch.object(Order.objects, "_queryset_class", OrderQuerySet),
    ):
        writes()
finally:
    for event in ("INSERT", "UPDATE", "DELETE"):
        execute(f"DROP TRIGGER seen_{event}")
