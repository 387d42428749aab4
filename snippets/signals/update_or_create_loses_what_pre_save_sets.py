"""update_or_create() of an existing row writes the fields of defaults, not those of pre_save.

Wrong: on purpose
"""

from django.db.models.signals import pre_save
from django.dispatch import receiver

from catalogue.models import Product


# --8<-- [start:receiver]
@receiver(pre_save, sender=Product)
def make_slug(instance, **kwargs):
    instance.slug = instance.name.lower()


# --8<-- [end:receiver]


def show(title, tea):
    row = Product.objects.get()
    print(f"{title}: slug {tea.slug} in memory, {row.slug} in the row")


# --8<-- [start:calls]
tea, created = Product.objects.update_or_create(stock=5, defaults={"name": "Tea"})
show("row made", tea)

tea, created = Product.objects.update_or_create(stock=5, defaults={"name": "Mate"})
show("row found", tea)

tea, created = Product.objects.update_or_create(stock=5, defaults={"name": "Cocoa", "slug": "-"})
show("row found, slug in defaults", tea)

tea, created = Product.objects.update_or_create(stock=5, defaults={"name": "Milk", "pk": tea.pk})
show("row found, pk in defaults", tea)
# --8<-- [end:calls]
