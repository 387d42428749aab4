"""Before Django 6.1 pre_clear finds the prefetched list, however old; later it asks the table."""

from django.db.models.signals import m2m_changed
from django.dispatch import receiver

from catalogue.models import Product, Tag

tea = Product.objects.create(name="Tea")
tea.tags.add(Tag.objects.create(name="hot"))


# --8<-- [start:receiver]
@receiver(m2m_changed, sender=Product.tags.through)
def look(instance, action, **kwargs):
    print(f"{action}: {', '.join(tag.name for tag in instance.tags.all()) or 'none'}")


# --8<-- [end:receiver]

# --8<-- [start:calls]
product = Product.objects.prefetch_related("tags").get()
Tag.objects.update(name="renamed")
product.tags.clear()
# --8<-- [end:calls]
