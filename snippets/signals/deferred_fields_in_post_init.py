"""Reading a deferred field in post_init costs a query; reading two of them never ends.

Wrong: on purpose
"""

from django.db import connection
from django.db.models.signals import post_init
from django.test.utils import CaptureQueriesContext

from catalogue.models import Product

Product.objects.create(name="Tea", price=2)


# --8<-- [start:receivers]
def remember_one(sender, instance, **kwargs):
    instance.loaded = {"price": instance.price}


def remember_two(sender, instance, **kwargs):
    instance.loaded = {"name": instance.name, "price": instance.price}


def remember_what_is_there(sender, instance, **kwargs):
    fields = ("name", "price")
    instance.loaded = {f: instance.__dict__[f] for f in fields if f in instance.__dict__}


# --8<-- [end:receivers]


def show(title, receiver, rows):
    post_init.connect(receiver, sender=Product)
    try:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            list(rows)
        print(f"{title}: queries {len(queries)}")
    except RecursionError as error:
        print(f"{title}: {type(error).__name__}")
    post_init.disconnect(receiver, sender=Product)


# --8<-- [start:calls]
products = Product.objects.all()
for title, receiver in {
    "one field": remember_one,
    "two fields": remember_two,
    "two fields in __dict__": remember_what_is_there,
}.items():
    show(f"{title}, all()", receiver, products.all())
    show(f"{title}, defer()", receiver, products.defer("price"))
# --8<-- [end:calls]
