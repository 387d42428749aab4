"""Deleting a product or a tag sends no m2m_changed: read the relation in pre_delete."""

# --8<-- [start:receivers]
from django.db.models.signals import m2m_changed, pre_delete
from django.dispatch import receiver

from catalogue.models import Product, Tag


@receiver(m2m_changed, sender=Product.tags.through)
def hear(action, **kwargs):
    print(f"m2m_changed {action}")


@receiver(pre_delete, sender=Product)
def tags_go_with_the_product(instance, using, **kwargs):
    tags = instance.tags.using(using).order_by("name")
    names = tags.values_list("name", flat=True)
    print(f"{instance} goes: {', '.join(names)}")


@receiver(pre_delete, sender=Tag)
def products_lose_the_tag(instance, using, **kwargs):
    products = instance.product_set.using(using).order_by("name")
    names = products.values_list("name", flat=True)
    print(f"{instance} goes: {', '.join(names)}")


# --8<-- [end:receivers]

hot, new = Tag.objects.create(name="hot"), Tag.objects.create(name="new")
tea, mate = (Product.objects.create(name=name) for name in ("Tea", "Mate"))
rows = Product.tags.through.objects
rows.bulk_create(rows.model(product=p, tag=t) for p in (tea, mate) for t in (hot, new))

tea.delete()
hot.delete()
