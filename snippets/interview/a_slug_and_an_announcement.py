"""A save() inside the first receiver tells the second one of the change before the creation."""

# --8<-- [start:code]
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.utils.text import slugify

from catalogue.models import Product


@receiver(post_save, sender=Product)
def fill_slug(instance, created, **kwargs):
    if created:
        instance.slug = slugify(instance.name)
        instance.save()


@receiver(post_save, sender=Product)
def announce(instance, created, **kwargs):
    print("created" if created else "changed", instance.slug)


Product.objects.create(name="Green tea")
# --8<-- [end:code]
