"""One token in all keys of the catalogue: a new token makes every cached page of it unreachable.

Receivers: storefront
"""

from django.core.cache import cache

from catalogue.models import Category, Product, Tag
from storefront.pages import page_key

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

tea.refresh_from_db()
for asked in ("before", "after"):
    key = page_key("list")
    rows = list(Product.objects.values_list("name", flat=True))
    tea.name += "!"
    tea.save()
    cache.set(key if asked == "before" else page_key("list"), rows)
    print(f"key asked {asked} the rows: old page shown {cache.get(page_key('list')) == rows}")

cache.clear()
cache.set("version", 1)
cache.set("list:1", "old page")
cache.incr("version")
cache.delete("version")
cache.add("version", 1)
print(f"counter evicted: {cache.get('list:' + str(cache.get('version')))}")
cache.clear()
