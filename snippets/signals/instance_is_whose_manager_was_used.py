"""Forward and reverse use of one relation: instance, model, reverse and pk_set change sides."""

from django.db.models.signals import m2m_changed
from django.dispatch import receiver

from catalogue.models import Product, Tag

tea = Product.objects.create(pk=1, name="Tea")
hot = Tag.objects.create(pk=7, name="hot")


# --8<-- [start:receiver]
@receiver(m2m_changed, sender=Product.tags.through)
def tags_changed(instance, action, reverse, model, pk_set, **kwargs):
    if action == "post_add":
        print(f"{instance}: reverse={reverse} model={model.__name__} pk_set={pk_set}")
        products = {instance.pk} if not reverse else pk_set  # (1)!
        print(f"products whose tags changed: {products}")


# --8<-- [end:receiver]

# --8<-- [start:calls]
tea.tags.add(hot)
tea.tags.clear()
hot.product_set.add(tea)
# --8<-- [end:calls]
print(f"one through model for both sides: {Tag.product_set.through is Product.tags.through}")
