"""In post_delete the tags are gone: read them in pre_delete and hand them over."""

from django.db.models.signals import post_delete, pre_delete
from django.dispatch import receiver

from catalogue.models import Product


# --8<-- [start:receivers]
@receiver(pre_delete, sender=Product)
def before(instance, **kwargs):
    instance._tags = list(instance.tags.all())
    print(f"pre_delete: {len(instance.tags.all())} tags")


@receiver(post_delete, sender=Product)
def after(instance, **kwargs):
    print(f"post_delete: {len(instance.tags.all())} tags, handed over {len(instance._tags)}")


# --8<-- [end:receivers]

tea = Product.objects.create(name="Tea")
tea.tags.create(name="hot")
tea.tags.create(name="new")
tea.delete()
