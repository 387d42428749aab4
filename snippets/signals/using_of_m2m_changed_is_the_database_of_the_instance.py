"""The relation is written where its object was read, and `using` says so."""

from django.db import transaction
from django.db.models.signals import m2m_changed
from django.dispatch import receiver

from catalogue.models import Product, Tag


# --8<-- [start:receiver]
@receiver(m2m_changed, sender=Product.tags.through)
def look(instance, action, model, pk_set, using, **kwargs):
    if action == "post_add":
        names = [row.name for row in model.objects.using(using).filter(pk__in=pk_set)]
        print(f"using={using}: {', '.join(names)}")
        print(f"without using: {model.objects.filter(pk__in=pk_set).count()} rows")
        transaction.on_commit(lambda: print("callback"), using=using)


# --8<-- [end:receiver]

tea = Product.objects.using("archive").create(name="Tea")
hot = Tag.objects.using("archive").create(name="hot")
with transaction.atomic(using="archive"):
    tea.tags.add(hot)
    print("still in atomic(using='archive')")
