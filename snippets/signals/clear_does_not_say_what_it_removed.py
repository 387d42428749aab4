"""pk_set is None for clear(): only pre_clear can still read what will go."""

from django.db.models.signals import m2m_changed
from django.dispatch import receiver

from catalogue.models import Product, Tag

tea = Product.objects.create(name="Tea")
tea.tags.set([Tag.objects.create(name="hot"), Tag.objects.create(name="new")])


# --8<-- [start:receiver]
@receiver(m2m_changed, sender=Product.tags.through)
def look(instance, action, pk_set, **kwargs):
    tags = instance.tags.order_by("name").values_list("name", flat=True)
    print(f"{action}: pk_set={pk_set}, tags {', '.join(tags) or 'none'}")


# --8<-- [end:receiver]

tea.tags.clear()
