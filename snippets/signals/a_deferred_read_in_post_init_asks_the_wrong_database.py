"""In post_init an object does not know its database: deferred fields come from the default one.

Wrong: on purpose
"""

from django.db.models.signals import post_init
from django.dispatch import receiver

from catalogue.models import Product

Product.objects.create(pk=1, name="Tea", price=2)
Product.objects.using("archive").create(pk=1, name="Tea", price=1)
Product.objects.using("archive").create(pk=2, name="Mate", price=1)


# --8<-- [start:receiver]
@receiver(post_init, sender=Product)
def remember_price(sender, instance, **kwargs):
    instance.loaded_price = instance.price


# --8<-- [end:receiver]

# --8<-- [start:calls]
archive = Product.objects.using("archive")
print("all():", archive.get(name="Tea").loaded_price)
print("defer():", archive.defer("price").get(name="Tea").loaded_price)
try:
    archive.defer("price").get(name="Mate")
except Product.DoesNotExist:
    print("row in the archive only: DoesNotExist")
# --8<-- [end:calls]
