"""`update_fields` is None or a frozenset of names, sometimes without anybody passing it."""

from django.db.models.signals import pre_save
from django.dispatch import receiver

from catalogue.models import Product
from orders.models import Customer, Order

title = ""


# --8<-- [start:receiver]
@receiver(pre_save)
def show(update_fields, **kwargs):
    if title:
        names = update_fields and ", ".join(sorted(update_fields))
        print(f"{title}: {type(update_fields).__name__} {names or ''}".strip())


# --8<-- [end:receiver]


ann = Customer.objects.create(name="Ann")
order = Order.objects.create(number="A-1", customer=ann)
tea = Product.objects.create(name="Tea")

# --8<-- [start:cases]
title = "save()"
order.save()
title = "update_fields=['note', 'note']"
order.save(update_fields=["note", "note"])
title = "update_fields=['customer']"
order.save(update_fields=["customer"])
title = "update_fields=['customer_id']"
order.save(update_fields=["customer_id"])
title = "only(), save()"
Order.objects.only("note").get().save()
title = "only('customer'), save()"
Order.objects.only("customer").get().save()
title = "only('pk'), save()"
Order.objects.only("pk").get().save()
title = "only(), save(using='archive')"
Customer.objects.only("name").get().save(using="archive")
title = "update_or_create() of an order"
Order.objects.update_or_create(number="A-1", defaults={"note": "gift"})
title = "update_or_create() of a product"
Product.objects.update_or_create(name="Tea", defaults={"stock": 5})
# --8<-- [end:cases]
