"""On 5.2 a receiver that saves the instance again applies an assigned F() a second time."""

from django.db.models import F
from django.db.models.signals import post_save

from catalogue.models import Product

tea = Product.objects.create(name="Tea", stock=10)


# --8<-- [start:receiver]
def make_slug(instance, **kwargs):
    if not instance.slug:
        instance.slug = "tea"
        instance.save()


# --8<-- [end:receiver]

post_save.connect(make_slug, sender=Product)
# --8<-- [start:calls]
tea.stock = F("stock") - 1
tea.save()
# --8<-- [end:calls]
tea.refresh_from_db()
print(f"one of 10 sold: stock {tea.stock}")
