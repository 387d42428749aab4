"""From 6.0 post_save finds the value of an assigned F(), on some databases by a query."""

from django.db import connection
from django.db.models import F
from django.db.models.signals import post_save
from django.test.utils import CaptureQueriesContext

from catalogue.models import Product

tea = Product.objects.create(name="Tea", stock=10)


# --8<-- [start:receiver]
def look(instance, **kwargs):
    loaded = "stock" in instance.__dict__
    with CaptureQueriesContext(connection) as queries:
        stock = instance.stock
    kind = "expression" if hasattr(stock, "resolve_expression") else stock
    print(f"post_save: loaded {loaded}, stock {kind}, queries {len(queries)}")


# --8<-- [end:receiver]

post_save.connect(look, sender=Product)
tea.stock = F("stock") - 1
tea.save()
