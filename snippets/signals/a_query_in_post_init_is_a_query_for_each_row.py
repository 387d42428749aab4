"""A receiver of post_init runs for each row, and so do its queries.

Wrong: on purpose
"""

from django.db import connection
from django.db.models.signals import post_init
from django.test.utils import CaptureQueriesContext

from catalogue.models import Product, Tag

Product.objects.bulk_create([Product(name=f"Tea {number}") for number in range(10)])


# --8<-- [start:receivers]
def count_tags(sender, instance, **kwargs):
    instance.tag_count = Tag.objects.count()


def for_every_model(sender, **kwargs):
    calls.append(sender)


# --8<-- [end:receivers]


def show(title):
    with CaptureQueriesContext(connection) as queries:
        list(Product.objects.all())
    print(f"{title}: 10 rows, queries {len(queries)}")


# --8<-- [start:calls]
show("no receiver")
post_init.connect(count_tags, sender=Product)
show("receiver with a query")
post_init.disconnect(count_tags, sender=Product)

calls = []
post_init.connect(for_every_model)
list(Product.objects.all())
print("calls of a receiver without sender:", len(calls))
# --8<-- [end:calls]
