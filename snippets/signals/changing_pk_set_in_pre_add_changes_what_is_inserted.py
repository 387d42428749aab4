"""In pre_add and pre_remove pk_set is the very set that Django works with next."""

from django.db.models.signals import m2m_changed
from django.dispatch import receiver

from catalogue.models import Product, Tag

tea = Product.objects.create(name="Tea")
hot, new = (Tag.objects.create(name=name) for name in ("hot", "new"))
mate = Product.objects.create(name="Mate")


# --8<-- [start:receiver]
@receiver(m2m_changed)
def refuse(action, pk_set, **kwargs):
    if action in ("pre_add", "pre_remove"):
        pk_set.discard(refused.pk)


# --8<-- [end:receiver]


def names(manager):
    return ", ".join(sorted(row.name for row in manager.all())) or "none"


# --8<-- [start:cases]
refused = hot
tea.tags.add(hot, new)
print(f"add(hot, new): {names(tea.tags)}")

refused = new
tea.tags.remove(new)
print(f"remove(new): {names(tea.tags)}")

tea.tags.clear()
print(f"clear(): {names(tea.tags)}")

refused = mate
tea.similar.add(mate)
print(f"similar of Tea: {names(tea.similar)}; of Mate: {names(mate.similar)}")
# --8<-- [end:cases]
