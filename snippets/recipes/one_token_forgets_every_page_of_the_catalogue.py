"""One token in all keys of the catalogue: a new token makes every cached page of it unreachable."""

# --8<-- [start:module]
from uuid import uuid4

from django.core.cache import cache
from django.db import transaction
from django.db.models.signals import m2m_changed, post_delete, post_save

from catalogue.models import Category, Product, Tag


def page_key(name):
    token = cache.get_or_set("catalogue-token", lambda: uuid4().hex, timeout=None)  # (1)!
    return f"catalogue:{token}:{name}"


def forget_catalogue(using, **kwargs):
    def new_token():
        cache.set("catalogue-token", uuid4().hex, timeout=None)

    transaction.on_commit(new_token, using=using, robust=True)


for model in Category, Product, Tag:
    post_save.connect(forget_catalogue, sender=model)
    post_delete.connect(forget_catalogue, sender=model)
m2m_changed.connect(forget_catalogue, sender=Product.tags.through)
# --8<-- [end:module]

cache.clear()
drinks = Category.objects.create(name="Drinks")
tea = Product.objects.create(name="Tea", category=drinks)
hot = Tag.objects.create(name="hot")


def show(title):
    cached = cache.get(page_key("list")) is not None
    print(f"{title}: page still cached {cached}")
    cache.set(page_key("list"), "page", timeout=300)


# --8<-- [start:cases]
show("empty cache")
show("nothing changed")
drinks.name = "Hot drinks"
drinks.save()
show("category renamed")
tea.tags.add(hot)
show("tag added")
drinks.delete()
show("category deleted")
Product.objects.update(price=5)
show("update()")
# --8<-- [end:cases]

cache.clear()
cache.set("version", 1)
cache.set("list:1", "old page")
cache.incr("version")
cache.delete("version")
cache.add("version", 1)
print(f"counter evicted: {cache.get('list:' + str(cache.get('version')))}")
cache.clear()
