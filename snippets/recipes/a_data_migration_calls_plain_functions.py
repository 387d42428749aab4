"""A data migration does by itself what receivers do elsewhere, with historical models.

Receivers: catalogue, orders, audit
"""

from importlib import import_module

from django.db import connection
from django.db.migrations.loader import MigrationLoader

from audit.models import AuditEntry
from catalogue.models import Product
from orders.models import Customer, Order

module = import_module("orders.migrations.0002_fill_slugs_and_counters")

Product.objects.bulk_create([Product(name="Green tea"), Product(name="Cup", slug="mug")])
ann, bob = Customer.objects.create(name="Ann"), Customer.objects.create(name="Bob")
Order.objects.bulk_create([Order(number=f"A-{n}", customer=ann) for n in range(3)])


def show(title):
    slugs = ", ".join(repr(p.slug) for p in Product.objects.order_by("pk"))
    counts = ", ".join(f"{c} {c.orders_count}" for c in Customer.objects.order_by("pk"))
    print(f"{title}: slugs {slugs}; {counts}; audit entries {AuditEntry.objects.count()}")


def migrate(backwards=False):
    state = MigrationLoader(connection).project_state(("orders", "0001_initial"))
    migration = module.Migration("0002_fill_slugs_and_counters", "orders")
    with connection.schema_editor(atomic=True) as editor:
        (migration.unapply if backwards else migration.apply)(state, editor)


show("before")
migrate()
show("migrated")
migrate()
show("run again")
migrate(backwards=True)
show("backwards")
