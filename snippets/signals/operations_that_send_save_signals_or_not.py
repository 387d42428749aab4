"""How many pre_save and post_save one operation sends."""

from collections import Counter

from django.db import connection
from django.db.models.signals import post_save, pre_save
from django.dispatch import receiver

from catalogue.models import Category, Product, Tag
from orders.models import Coupon, Customer, Order

sent = Counter()


@receiver([pre_save, post_save])
def count(signal, sender, **kwargs):
    sent["pre" if signal is pre_save else "post"] += 1


def show(title, call):
    sent.clear()
    call()
    print(f"{title}: pre_save {sent['pre']}, post_save {sent['post']}")


ann = Customer.objects.create(name="Ann")
ten, five = Coupon.objects.create(code="TEN"), Coupon.objects.create(code="FIVE")
order = Order.objects.create(number="A-1", customer=ann)
drinks = Category.objects.create(name="Drinks")
tea = Product.objects.create(name="Tea", category=drinks)
hot = Tag.objects.create(name="hot")


def raw_sql():
    with connection.cursor() as cursor:
        cursor.execute("UPDATE orders_customer SET name = 'Anna'")


customers, products = Customer.objects, Product.objects

# --8<-- [start:one]
show("save()", ann.save)
show("create()", lambda: customers.create(name="Bob"))
show("get_or_create(), new row", lambda: customers.get_or_create(name="Cid"))
show("get_or_create(), found", lambda: customers.get_or_create(name="Cid"))
show("update_or_create(), new row", lambda: customers.update_or_create(name="Dan"))
show(
    "update_or_create(), found",
    lambda: customers.update_or_create(name="Dan", defaults={"email": "dan@example.com"}),
)
show("update_or_create(), no defaults", lambda: customers.update_or_create(name="Dan"))
show("the same with auto_now", lambda: products.update_or_create(name="Tea"))
show("save(update_fields=[])", lambda: ann.save(update_fields=[]))
# --8<-- [end:one]

# --8<-- [start:many]
show("bulk_create()", lambda: customers.bulk_create([Customer(name="Eve"), Customer(name="Fay")]))
show("bulk_update()", lambda: customers.bulk_update([ann], ["name"]))
show("update()", lambda: customers.update(email=""))
show("raw SQL", raw_sql)
# --8<-- [end:many]

# --8<-- [start:relations]
show("reverse add()", lambda: ten.order_set.add(order))
show("reverse add(bulk=False)", lambda: five.order_set.add(order, bulk=False))
show("reverse remove()", lambda: five.order_set.remove(order))
show("reverse set()", lambda: ten.order_set.set([order]))
show("reverse clear()", ten.order_set.clear)
show("reverse create()", lambda: ann.order_set.create(number="A-2"))
show("many-to-many add()", lambda: tea.tags.add(hot))
show("many-to-many create()", lambda: tea.tags.create(name="new"))
show("delete() with SET_NULL", drinks.delete)
# --8<-- [end:relations]
tea.refresh_from_db()
print(f"category after SET_NULL: {tea.category}")
