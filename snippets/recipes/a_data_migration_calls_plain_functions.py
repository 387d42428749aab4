"""A data migration does by itself what receivers do elsewhere, with historical models.

Receivers: catalogue, orders, audit
"""

# --8<-- [start:migration]
from django.db import migrations
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils.text import slugify


def make_slug(name):  # (1)!
    return slugify(name, allow_unicode=True)


def fill_slugs(apps, schema_editor):
    Product = apps.get_model("catalogue", "Product")
    products = Product.objects.using(schema_editor.connection.alias)  # (2)!
    changed = []
    for product in products.filter(slug="").iterator():
        product.slug = make_slug(product.name)
        changed.append(product)
    products.bulk_update(changed, ["slug"], batch_size=500)


def count_orders(apps, schema_editor):
    alias = schema_editor.connection.alias
    orders = apps.get_model("orders", "Order").objects.using(alias)
    per_customer = orders.filter(customer=OuterRef("pk")).order_by().values("customer")
    count = Subquery(per_customer.values(total=Count("pk")))
    customers = apps.get_model("orders", "Customer").objects.using(alias)
    customers.update(orders_count=Coalesce(count, 0))  # (3)!


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0001_initial"), ("orders", "0001_initial")]

    operations = [
        migrations.RunPython(fill_slugs, migrations.RunPython.noop, elidable=True),  # (4)!
        migrations.RunPython(count_orders, migrations.RunPython.noop, elidable=True),
    ]


# --8<-- [end:migration]
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from audit.models import AuditEntry
from catalogue.models import Product
from orders.models import Customer, Order

Product.objects.bulk_create([Product(name="Green tea"), Product(name="Cup", slug="mug")])
ann, bob = Customer.objects.create(name="Ann"), Customer.objects.create(name="Bob")
Order.objects.bulk_create([Order(number=f"A-{n}", customer=ann) for n in range(3)])


def show(title):
    slugs = ", ".join(repr(p.slug) for p in Product.objects.order_by("pk"))
    counts = ", ".join(f"{c} {c.orders_count}" for c in Customer.objects.order_by("pk"))
    print(f"{title}: slugs {slugs}; {counts}; audit entries {AuditEntry.objects.count()}")


def migrate(backwards=False):
    state = MigrationLoader(connection).project_state()
    migration = Migration("0002_fill", "orders")
    with connection.schema_editor(atomic=True) as editor:
        (migration.unapply if backwards else migration.apply)(state, editor)


show("before")
migrate()
show("migrated")
migrate()
show("run again")
migrate(backwards=True)
show("backwards")
