"""Changes of a product's tags in one transaction become one message: what came, what went."""

# --8<-- [start:module]
from django.db import transaction
from django.db.models.signals import m2m_changed
from django.dispatch import Signal, receiver

from catalogue.models import Product, Tag

tags_changed = Signal()  # (1)!


@receiver(m2m_changed, sender=Product.tags.through)
def remember_tags(instance, action, reverse, pk_set, using, **kwargs):
    if kwargs.get("raw") or not action.startswith("pre_"):
        return
    if not reverse:
        products = [instance]
    elif pk_set is None:  # (2)!
        products = instance.product_set.using(using)
    else:
        products = Product.objects.using(using).filter(pk__in=pk_set)
    for product in products:
        product.__dict__.setdefault("_tags_before", tags_of(product, using))  # (3)!
        transaction.on_commit(lambda product=product: tell(product, using), using=using)


def tell(product, using):
    before = product.__dict__.pop("_tags_before", None)
    if before is None:  # (4)!
        return
    after = tags_of(product, using)
    if before != after:  # (5)!
        added, removed = after - before, before - after
        tags_changed.send_robust(Product, product=product, added=added, removed=removed)


def tags_of(product, using):
    rows = Product.tags.through.objects.using(using).filter(product=product)
    return set(rows.values_list("tag", flat=True))


# --8<-- [end:module]

from django.forms import modelform_factory

messages = []


@receiver(tags_changed)
def hear(product, added, removed, **kwargs):
    def names(pks):
        return "{" + ", ".join(sorted(tag.name for tag in Tag.objects.filter(pk__in=pks))) + "}"

    messages.append(f"{product} +{names(added)} -{names(removed)}")


def show(title):
    print(f"{title}: {', '.join(messages) or 'no message'}")
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
