"""A product is saved twice, and a receiver prints what it was told."""

from django.db.models.signals import post_save
from django.dispatch import receiver

from catalogue.models import Product


@receiver(post_save, sender=Product)
def tell(sender, instance, created, **kwargs):
    print(f"post_save {instance} created={created}")


tea = Product.objects.create(name="Tea", price=3)
tea.price = 4
tea.save()
