"""Everything that Django passes to a receiver of m2m_changed."""

from django.db.models.signals import m2m_changed
from django.dispatch import receiver

from catalogue.models import Product, Tag

tea = Product.objects.create(name="Tea")
hot = Tag.objects.create(name="hot")


# --8<-- [start:receiver]
@receiver(m2m_changed, sender=Product.tags.through)
def look(**kwargs):
    print(f"{kwargs['action']}:", " ".join(sorted(kwargs)))
    if kwargs["action"] == "post_add":
        print(f"sender is Product.tags.through: {kwargs['sender'] is Product.tags.through}")
        print(f"instance is the object of the caller: {kwargs['instance'] is tea}")
        print(f"reverse: {kwargs['reverse']}")
        print(f"model is Tag: {kwargs['model'] is Tag}")
        print(f"pk_set: {kwargs['pk_set']}")
        print(f"using: {kwargs['using']!r}")
        print(f"raw: {kwargs.get('raw', 'not sent')}")
        print(f"signal is m2m_changed: {kwargs['signal'] is m2m_changed}")


# --8<-- [end:receiver]

tea.tags.add(hot)
tea.tags.clear()
