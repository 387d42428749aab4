"""A receiver that names every argument of today fails when a release adds one.

Wrong: on purpose
"""

from django.db.models.signals import m2m_changed
from django.test import override_settings

from catalogue.models import Product, Tag


# --8<-- [start:receiver]
def tags_changed(
    signal,
    sender,
    action,
    instance,
    reverse,
    model,
    pk_set,
    using,
):
    print("called:", action)


# --8<-- [end:receiver]

product = Product.objects.create(name="Tea")
tag = Tag.objects.create(name="green")
with override_settings(DEBUG=False):
    m2m_changed.connect(tags_changed, sender=Product.tags.through)

try:
    product.tags.add(tag)
except TypeError as error:
    print("add():", type(error).__name__)
print("tags:", product.tags.count())
