"""Changes of a product's tags in one transaction become one message: what came, what went.

Receivers: tagging
"""

from django.db import transaction
from django.dispatch import receiver
from django.forms import modelform_factory

from catalogue.models import Product, Tag
from tagging.signals import tags_changed

messages = []


@receiver(tags_changed)
def hear(product, added, removed, **kwargs):
    def names(pks):
        return "{" + ", ".join(sorted(tag.name for tag in Tag.objects.filter(pk__in=pks))) + "}"

    messages.append(f"{product} +{names(added)} -{names(removed)}")


def show(title):
    print(f"{title}: {', '.join(sorted(messages)) or 'no message'}")
    messages.clear()


hot, new, red = (Tag.objects.create(name=name) for name in ("hot", "new", "red"))
tea, mate = (Product.objects.create(name=name) for name in ("Tea", "Mate"))

# --8<-- [start:cases]
tea.tags.set([hot])
show("set()")
tea.tags.set([new, red])
show("set(), one out, two in")
tea.tags.set([new, red])
show("the same set()")
tea.tags.set([new, hot], clear=True)
show("set(clear=True)")
tea.tags.remove(red)
show("remove() of what is not there")

form = modelform_factory(Product, fields=["name", "tags"])
form({"name": "Tea", "tags": [red.pk]}, instance=tea).save()
show("form")

with transaction.atomic():
    tea.tags.add(hot)
    tea.tags.add(new)
    tea.tags.remove(hot)
show("atomic(), three calls")

with transaction.atomic():
    tea.tags.clear()
    transaction.set_rollback(True)
show("rolled back")
tea.tags.remove(red)
show("after the rollback")

hot.product_set.set([tea, mate])
show("tag side, set()")
hot.product_set.clear()
show("tag side, clear()")

with transaction.atomic():
    Product.objects.get(pk=tea.pk).tags.add(hot)
    Product.objects.get(pk=tea.pk).tags.add(red)
show("two objects of one row")
# --8<-- [end:cases]
