"""similar.add() writes two rows and speaks once, for the object whose manager was used."""

from django.db.models.signals import m2m_changed
from django.dispatch import receiver

from catalogue.models import Product

tea, mate = (Product.objects.create(name=name) for name in ("Tea", "Mate"))


# --8<-- [start:receiver]
@receiver(m2m_changed, sender=Product.similar.through)
def look(instance, action, reverse, pk_set, **kwargs):
    others = pk_set and ", ".join(Product.objects.get(pk=pk).name for pk in pk_set)
    rows = Product.similar.through.objects.count()
    print(f"{action}: instance {instance}, pk_set {others}, reverse={reverse}, rows {rows}")


# --8<-- [end:receiver]

# --8<-- [start:calls]
tea.similar.add(mate)
mate.similar.remove(tea)
tea.similar.clear()
# --8<-- [end:calls]
