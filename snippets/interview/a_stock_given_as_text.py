"""post_save sees the value as it was assigned, not as the column stores it."""

# --8<-- [start:code]
from django.db.models.signals import post_save
from django.dispatch import receiver

from catalogue.models import Product


@receiver(post_save, sender=Product)
def forecast(instance, **kwargs):
    print(instance.stock * 2)


Product.objects.create(name="Tea", stock="7")
Product.objects.get().save()
# --8<-- [end:code]
