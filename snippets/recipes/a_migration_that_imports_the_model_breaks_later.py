"""The real model knows columns that a later migration adds; the historical one does not.

Wrong: on purpose
"""

from django.db import DatabaseError, connection, migrations
from django.db.migrations.loader import MigrationLoader

from orders.models import Customer

# --8<-- [start:functions]


def by_the_real_model(apps, schema_editor):
    from orders.models import Customer  # (1)!

    for customer in Customer.objects.all():
        print("real model:", customer.name)


def by_the_historical_model(apps, schema_editor):
    Customer = apps.get_model("orders", "Customer")
    for customer in Customer.objects.all():
        print("historical model:", customer.name)


# --8<-- [end:functions]

Customer.objects.create(name="Ann")
today = MigrationLoader(connection).project_state()
then = today.clone()
then.remove_field("orders", "customer", "orders_count")
field = Customer._meta.get_field("orders_count")

with connection.schema_editor() as editor:
    editor.remove_field(Customer, field)
for function in (by_the_real_model, by_the_historical_model):
    try:
        with connection.schema_editor() as editor:
            migrations.RunPython(function).database_forwards("orders", editor, then, then)
    except DatabaseError as error:
        print(f"{function.__name__}: {error}")
with connection.schema_editor() as editor:
    editor.add_field(Customer, field)
