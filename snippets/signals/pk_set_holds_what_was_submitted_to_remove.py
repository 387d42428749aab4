"""add() converts what it gets; remove() passes it on, so '1' stays a string in pk_set."""

from django.db.models.signals import m2m_changed
from django.dispatch import receiver

from catalogue.models import Product, Tag

tea = Product.objects.create(name="Tea")
Tag.objects.create(pk=1, name="hot")


# --8<-- [start:receiver]
@receiver(m2m_changed, sender=Product.tags.through)
def look(action, pk_set, **kwargs):
    if action.startswith("post"):
        kinds = ", ".join(type(pk).__name__ for pk in pk_set)
        print(f"{title}: pk_set of {kinds}, rows {Product.tags.through.objects.count()}")


# --8<-- [end:receiver]

# --8<-- [start:calls]
title = "add a string"
tea.tags.add("1")
title = "remove a string"
tea.tags.remove("1")
title = "set a string"
tea.tags.set(["1"])
# --8<-- [end:calls]
