"""Values that receivers keep elsewhere, for rows that came before them or past them."""

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
    own = orders.filter(customer=OuterRef("pk")).order_by()
    total = own.values("customer").values(total=Count("pk"))
    count = Subquery(total)
    customers = apps.get_model("orders", "Customer").objects.using(alias)
    customers.update(orders_count=Coalesce(count, 0))  # (3)!


class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "0001_initial"),
        ("orders", "0001_initial"),
    ]

    operations = [
        migrations.RunPython(code, migrations.RunPython.noop, elidable=True)
        for code in (fill_slugs, count_orders)  # (4)!
    ]


# --8<-- [end:migration]
