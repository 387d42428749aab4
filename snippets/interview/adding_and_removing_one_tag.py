"""For add() pk_set holds what is new, perhaps nothing; for remove() what was submitted."""

# --8<-- [start:code]
from django.db.models.signals import m2m_changed
from django.dispatch import receiver

from catalogue.models import Product, Tag


@receiver(m2m_changed, sender=Product.tags.through)
def heard(action, pk_set, **kwargs):
    if action in ("post_add", "post_remove"):
        print(action, sorted(pk_set))


tea = Product.objects.create(name="Tea")
hot = Tag.objects.create(pk=7, name="hot")
new = Tag.objects.create(pk=8, name="new")
tea.tags.add(hot)
tea.tags.add(hot)
tea.tags.add(hot, new)
tea.tags.remove(hot)
tea.tags.remove(hot)
# --8<-- [end:code]
