"""In post_delete the tags are gone; only a list prefetched before still shows them."""

from django.db.models.signals import post_delete
from django.dispatch import receiver

from catalogue.models import Product


@receiver(post_delete, sender=Product)
def look(instance, **kwargs):
    print(f"{title}: {len(instance.tags.all())} tags")


# --8<-- [start:cases]
for title, products in [
    ("plain", Product.objects.all()),
    ("prefetched", Product.objects.prefetch_related("tags")),
]:
    Product.objects.create(name="Tea").tags.create(name=title)
    products.get().delete()
# --8<-- [end:cases]
