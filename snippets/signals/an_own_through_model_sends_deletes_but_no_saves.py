"""add() inserts through rows without save signals; remove() deletes them with delete signals."""

from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete, pre_save
from django.dispatch import receiver

from catalogue.models import Collection, CollectionItem, Product, Tag

NAMES = {pre_save: "pre_save", post_save: "post_save"}
NAMES |= {pre_delete: "pre_delete", post_delete: "post_delete"}
heard, senders = [], set()


@receiver(m2m_changed)
def m2m(action, **kwargs):
    heard.append(action)


@receiver(list(NAMES))
def listen(signal, sender, **kwargs):
    heard.append(NAMES[signal])
    senders.add(sender.__name__)


tea, mate = (Product.objects.create(name=name) for name in ("Tea", "Mate"))
gifts = Collection.objects.create(name="Gifts")
hot = Tag.objects.create(name="hot")
Through = Product.tags.through
senders.clear()


def show(title, call):
    heard.clear()
    call()
    print(f"{title}: {', '.join(heard) or 'nothing'}")


# --8<-- [start:own]
items = CollectionItem.objects
show("own add()", lambda: gifts.products.add(tea, through_defaults={"position": 3}))
print(f"position: {items.get().position}")
show("own add() again", lambda: gifts.products.add(tea, through_defaults={"position": 9}))
print(f"position: {items.get().position}")
show("own remove()", lambda: gifts.products.remove(tea))
show("own create() of a row", lambda: items.create(collection=gifts, product=tea))
show("own row.delete()", items.get().delete)
show(
    "own bulk_create()", lambda: items.bulk_create([CollectionItem(collection=gifts, product=tea)])
)
show("own clear()", gifts.products.clear)
# --8<-- [end:own]

# --8<-- [start:automatic]
show("automatic add()", lambda: tea.tags.add(hot))
show("automatic remove()", lambda: tea.tags.remove(hot))
show("automatic create() of a row", lambda: Through.objects.create(product=tea, tag=hot))
show("automatic rows.delete()", Through.objects.all().delete)
# --8<-- [end:automatic]
print(f"senders of save and delete signals: {', '.join(senders)}")
