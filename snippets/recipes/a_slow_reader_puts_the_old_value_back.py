"""A reader that ends after the commit caches the old value, unless the key names its version."""

from django.core.cache import cache
from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver

from catalogue.models import Product


@receiver(post_save, sender=Product)
def forget(instance, using, **kwargs):
    transaction.on_commit(lambda: cache.delete("card"), using=using)


cache.clear()
tea = Product.objects.create(name="Tea", price=4)

# --8<-- [start:race]
slow = Product.objects.get().price
tea.price = 5
tea.save()
cache.set("card", slow, timeout=300)  # (1)!
# --8<-- [end:race]
print(f"one key: row {Product.objects.get().price}, cached {cache.get('card')}")


# --8<-- [start:versioned]
def versioned_key(product):
    return f"card:{product.pk}:{product.updated_at.timestamp()}"


slow = Product.objects.get()
tea.price = 6
tea.save()
cache.set(versioned_key(slow), slow.price, timeout=300)

fresh = Product.objects.get()
found = cache.get(versioned_key(fresh))
# --8<-- [end:versioned]
print(f"key with updated_at: row {fresh.price}, cached {found}")

Product.objects.update(price=7)
same = versioned_key(Product.objects.get()) == versioned_key(fresh)
print(f"update(): the key is the same {same}")
cache.clear()
