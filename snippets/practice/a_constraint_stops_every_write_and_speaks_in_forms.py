"""A unique number is refused at every write, in a form with a message, in the database always."""

import json
import tempfile
from pathlib import Path

from django.core.management import call_command
from django.db import IntegrityError, connection
from django.db.models.signals import pre_save
from django.dispatch import receiver
from django.forms import modelform_factory

from orders.models import Customer, Order

ann = Customer.objects.create(name="Ann")
first, second = (Order.objects.create(number=n, customer=ann) for n in ("A-1", "A-2"))
others = Order.objects.filter(pk=second.pk)


@receiver(pre_save, sender=Order)
def count(**kwargs):
    sent.append(kwargs)


def load_fixture():
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "shop.json"
        fields = {"number": "A-1", "customer": ann.pk}
        path.write_text(json.dumps([{"model": "orders.order", "pk": 70, "fields": fields}]))
        call_command("loaddata", path, verbosity=0)


def raw_sql():
    with connection.cursor() as cursor:
        cursor.execute("UPDATE orders_order SET number = 'A-1'")


# --8<-- [start:writes]
writes = {
    "create()": lambda: Order.objects.create(number="A-1", customer=ann),
    "bulk_create()": lambda: Order.objects.bulk_create([Order(number="A-1", customer=ann)]),
    "update()": lambda: others.update(number="A-1"),
    "loaddata": load_fixture,
    "raw SQL": raw_sql,
}
for title, write in writes.items():
    sent = []
    try:
        write()
    except IntegrityError:
        print(f"{title}: IntegrityError, pre_save sent {len(sent)}")
# --8<-- [end:writes]

# --8<-- [start:form]
OrderForm = modelform_factory(Order, fields=["number", "customer"])
form = OrderForm({"number": "A-1", "customer": ann.pk})
print("form, is_valid():", form.is_valid())
print("form, errors:", *form.errors["number"])
# --8<-- [end:form]

CustomerForm = modelform_factory(Order, fields=["customer"])
form = CustomerForm({"customer": ann.pk}, instance=Order(number="A-1"))
print("form without the field, is_valid():", form.is_valid())
