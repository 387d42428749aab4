"""An automatic through model never sends save signals; an own one only when saved itself."""

from django.db.models.signals import post_save

from catalogue.models import Collection, CollectionItem, Product, Tag

tea = Product.objects.create(name="Tea")
hot = Tag.objects.create(name="hot")
new = Tag.objects.create(name="new")
gifts = Collection.objects.create(name="Gifts")
heard = []


def listen(sender, **kwargs):
    heard.append(sender.__name__)


post_save.connect(listen)


def show(title, call):
    heard.clear()
    call()
    print(f"{title}: {', '.join(heard) or 'nothing'}")


# --8<-- [start:cases]
Through = Product.tags.through
show("automatic, add()", lambda: tea.tags.add(hot))
show("automatic, create()", lambda: Through.objects.create(product=tea, tag=new))
show("own, add()", lambda: gifts.products.add(tea))
gifts.products.clear()
show("own, create()", lambda: CollectionItem.objects.create(collection=gifts, product=tea))
# --8<-- [end:cases]
print(f"automatic={Through._meta.auto_created is not False}")
