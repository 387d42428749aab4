"""Delete the key in on_commit(), after every save and delete, and after bulk writes by hand.

Receivers: storefront
"""

from django.core.cache import cache
from django.db import transaction

from catalogue.models import Product
from storefront.cards import card, forget_cards, key

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
    forget_cards(changed)
show("update() and forget()")

pk = tea.pk
tea.delete()
print(f"delete(): {cache.get(key(pk, 'default'))}")
# --8<-- [end:cases]
cache.clear()
