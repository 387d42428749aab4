"""In 6.1 FETCH_PEERS reads a deferred field for all rows at once, and builds no object for it.

Django: 6.1+
"""

from collections import Counter

from django.db import models
from django.db.models.signals import post_init

from catalogue.models import Product

Product.objects.create(name="Tea")
Product.objects.create(name="Mate")
built = Counter()


# --8<-- [start:receiver]
def count(sender, **kwargs):
    built["objects"] += 1


post_init.connect(count, sender=Product)
# --8<-- [end:receiver]


def show(title, products):
    products = list(products)
    built.clear()
    names = [product.name for product in products]
    print(f"{title}: names {len(names)}, objects built {built['objects']}")


# --8<-- [start:calls]
lazy = Product.objects.defer("name")
show("FETCH_ONE, the default", lazy)
show("FETCH_PEERS", lazy.fetch_mode(models.FETCH_PEERS))
# --8<-- [end:calls]
