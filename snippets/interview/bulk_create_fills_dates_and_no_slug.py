"""Automatic dates come from hooks of the fields: bulk_create() runs them, update() does not."""

from datetime import UTC, datetime

from django.db.models.signals import pre_save
from django.dispatch import receiver

from catalogue.models import Product


@receiver(pre_save, sender=Product)
def fill_slug(instance, **kwargs):
    instance.slug = "set-by-receiver"


# --8<-- [start:cases]
Product.objects.bulk_create([Product(name="Tea")])
tea = Product.objects.get()
print(f"bulk_create(): created_at set={tea.created_at is not None}, slug {tea.slug!r}")

year_2000 = datetime(2000, 1, 1, tzinfo=UTC)
Product.objects.update(updated_at=year_2000)
Product.objects.update(stock=1)
print(f"update(): updated_at {Product.objects.get().updated_at.year}")

tea = Product.objects.get()
tea.stock = 2
Product.objects.bulk_update([tea], ["stock"])
print(f"bulk_update(): updated_at {Product.objects.get().updated_at.year}")

tea.save()
print(f"save(): updated_at 2000={Product.objects.get().updated_at.year == 2000}, slug {tea.slug!r}")
# --8<-- [end:cases]
