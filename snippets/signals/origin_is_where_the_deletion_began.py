"""`origin` is the object or QuerySet whose delete() was called, for each row of the cascade."""

from django.db.models import QuerySet
from django.db.models.signals import post_delete
from django.dispatch import receiver

from catalogue.models import Collection, CollectionItem, Product
from orders.models import Customer, GiftOrder, Order, OrderLine

tea = Product.objects.create(name="Tea")
ann = Customer.objects.create(name="Ann")
gifts = Collection.objects.create(name="Gifts")
gifts.products.add(tea)


def make(number, model=Order):
    order = model.objects.create(number=number, customer=ann)
    OrderLine.objects.create(order=order, product=tea)
    return order


# --8<-- [start:receiver]
@receiver(post_delete)
def look(sender, instance, origin, **kwargs):
    if isinstance(origin, QuerySet):
        found = f"QuerySet of {origin.model.__name__}"
    else:
        found = f"{type(origin).__name__} object"
    print(f"{title}: {sender.__name__}, origin {found}, called={origin is called}")


# --8<-- [end:receiver]

# --8<-- [start:cases]
title, called = "order.delete()", make("A-1")
called.delete()

make("A-2")
title, called = "orders.delete()", Order.objects.filter(number="A-2")
called.delete()

title, called = "gift.delete()", GiftOrder.objects.create(number="G-1", customer=ann)
called.delete()

title, called = "products.remove()", gifts
gifts.products.remove(tea)
# --8<-- [end:cases]

make("A-3")
title, called = "customer.delete()", ann
called.delete()
print(f"items left: {CollectionItem.objects.count()}")
