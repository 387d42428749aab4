"""A delete refused by Django sends nothing; one refused by the database may have sent both."""

from collections import Counter

from django.db import connection, models, transaction
from django.db.models.signals import post_delete, pre_delete
from django.test.utils import isolate_apps

from catalogue.models import Product
from orders.models import Customer, Order, OrderLine

with isolate_apps("catalogue"):
    # --8<-- [start:models]
    class Shelf(models.Model):
        class Meta:
            app_label = "catalogue"

    class Thing(models.Model):
        shelf = models.ForeignKey(Shelf, models.DO_NOTHING)

        class Meta:
            app_label = "catalogue"

    # --8<-- [end:models]

with connection.schema_editor() as editor:
    editor.create_model(Shelf)
    editor.create_model(Thing)

ann = Customer.objects.create(name="Ann")
tea = Product.objects.create(name="Tea")
order = Order.objects.create(number="A-1", customer=ann)
OrderLine.objects.create(order=order, product=tea)
shelf = Shelf.objects.create()
Thing.objects.create(shelf=shelf)
bob = Customer.objects.create(name="Bob")
with connection.cursor() as cursor:
    cursor.execute("CREATE TABLE receipt (customer bigint REFERENCES orders_customer (id))")
    cursor.execute("INSERT INTO receipt VALUES (%s)", [bob.pk])
sent = Counter()


def listen(signal, **kwargs):
    sent["pre" if signal is pre_delete else "post"] += 1
    if signal is post_delete:
        transaction.on_commit(lambda: sent.update(["hook"]))


pre_delete.connect(listen)
post_delete.connect(listen)


def show(title, call):
    sent.clear()
    try:
        call()
    except Exception as error:
        result = type(error).__name__
    else:
        result = "no error"
    print(f"{title}: {result}, pre_delete {sent['pre']}, post_delete {sent['post']}")


def in_atomic():
    with transaction.atomic():
        shelf.delete()
        print("in atomic: delete() returned")


# --8<-- [start:cases]
show("unsaved object", Customer(name="Eve").delete)
show("sliced QuerySet", lambda: Customer.objects.all()[:1].delete())
show("values()", lambda: Customer.objects.values("name").delete())
show("PROTECT", tea.delete)
show("DO_NOTHING", shelf.delete)
print(f"on_commit callbacks run: {sent['hook']}, shelves left: {Shelf.objects.count()}")
show("DO_NOTHING, in atomic", in_atomic)
show("constraint checked at once", bob.delete)
# --8<-- [end:cases]

with connection.cursor() as cursor:
    cursor.execute("DROP TABLE receipt")
Thing.objects.all().delete()
with connection.schema_editor() as editor:
    editor.delete_model(Thing)
    editor.delete_model(Shelf)
