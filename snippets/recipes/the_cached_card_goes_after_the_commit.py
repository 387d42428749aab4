"""Delete the key in on_commit(), after every save and delete, and after bulk writes by hand."""

# --8<-- [start:module]
from django.core.cache import cache
from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from catalogue.models import Product


def key(pk):
    return f"product-card:{pk}"


def card(pk):
    def build():
        product = Product.objects.get(pk=pk)
        return f"{product.name}, {product.price:.2f}"

    return cache.get_or_set(key(pk), build, timeout=300)  # (1)!


def forget(pks, using="default"):
    keys = [key(pk) for pk in pks]  # (2)!
    transaction.on_commit(lambda: cache.delete_many(keys), using=using, robust=True)


@receiver([post_save, post_delete], sender=Product)
def forget_card(instance, using, **kwargs):
    forget([instance.pk], using)


# --8<-- [end:module]

cache.clear()
tea = Product.objects.create(name="Tea", price=4)


def show(title):
    print(f"{title}: {card(tea.pk)}")


# --8<-- [start:cases]
show("first")
tea.price = 5
tea.save()
show("save()")

with transaction.atomic():
    tea.price = 6
    tea.save()
    show("before the commit")
show("committed")

Product.objects.update(price=7)
show("update()")

with transaction.atomic():
    changed = list(Product.objects.values_list("pk", flat=True))
    Product.objects.filter(pk__in=changed).update(price=8)
    forget(changed)
show("update() and forget()")

pk = tea.pk
tea.delete()
print(f"delete(): {cache.get(key(pk))}")
# --8<-- [end:cases]
cache.clear()
