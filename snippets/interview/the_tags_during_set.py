"""During set() the relation passes through a state that is neither the old nor the new one."""

# --8<-- [start:code]
from django.db.models.signals import m2m_changed
from django.dispatch import receiver

from catalogue.models import Product, Tag

hot, new, red = (Tag.objects.create(name=name) for name in ("hot", "new", "red"))
tea = Product.objects.create(name="Tea")
tea.tags.set([hot, new])


@receiver(m2m_changed, sender=Product.tags.through)
def look(instance, action, **kwargs):
    print(action, *instance.tags.order_by("name").values_list("name", flat=True))


tea.tags.set([new, red])
tea.tags.set([red, new])
tea.tags.set([red], clear=True)
# --8<-- [end:code]
