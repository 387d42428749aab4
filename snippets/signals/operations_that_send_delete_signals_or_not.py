"""How many pre_delete and post_delete one operation sends, and for which models."""

from collections import Counter

from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import connection, transaction
from django.db.models.signals import post_delete, pre_delete
from django.dispatch import receiver
from django.test.utils import isolate_apps

from catalogue.models import Category, Collection, CollectionItem, Product, Tag
from orders.models import Coupon, Customer, Order

sent = Counter()


@receiver([pre_delete, post_delete])
def count(signal, sender, **kwargs):
    sent[sender.__name__, "pre" if signal is pre_delete else "post"] += 1


def show(title, call):
    sent.clear()
    call()
    names = sorted({name for name, _ in sent})
    parts = [f"{name} pre {sent[name, 'pre']} post {sent[name, 'post']}" for name in names]
    print(f"{title}: {', '.join(parts) or 'nothing'}")


with isolate_apps("orders"):
    # --8<-- [start:soft]
    class Kept(Customer):
        class Meta:
            app_label = "demo"
            proxy = True

        def delete(self):
            type(self).objects.filter(pk=self.pk).update(name="deleted")

    # --8<-- [end:soft]

customers, coupons, tags = Customer.objects, Coupon.objects, Tag.objects
ann = customers.create(name="Ann")
ten = coupons.create(code="TEN")
tea = Product.objects.create(name="Tea", category=Category.objects.create(name="Drinks"))
mate = Product.objects.create(name="Mate")
Through = Product.tags.through


def order(**values):
    return Order.objects.create(number=f"A-{Order.objects.count()}", customer=ann, **values)


def tag(*products):
    tag = tags.create(name=f"tag {tags.count()}")
    tag.product_set.set(products)
    return tag


def raw_sql():
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM orders_coupon")


def rolled_back():
    with transaction.atomic():
        customers.create(name="Eve")
        transaction.set_rollback(True)


def drop_table():
    with connection.schema_editor() as editor:
        editor.delete_model(Session)
        editor.create_model(Session)


# --8<-- [start:rows]
show("object.delete()", coupons.create(code="ONE").delete)
coupons.bulk_create([Coupon(code="A"), Coupon(code="B")])
show("QuerySet.delete(), two rows", coupons.filter(code__in="AB").delete)
show("QuerySet.delete(), no row", coupons.none().delete)
order()
show("related manager, all().delete()", lambda: ann.order_set.all().delete())
order()
show("cascade", ann.delete)
# --8<-- [end:rows]

ann.save()

# --8<-- [start:relations]
order(coupon=ten)
show("SET_NULL", ten.delete)
ten.save()
ten.order_set.set(Order.objects.all())
show("reverse remove()", lambda: ten.order_set.remove(Order.objects.get()))
ten.order_set.set(Order.objects.all())
show("reverse clear()", ten.order_set.clear)

hot = tag(tea, mate)
show("many-to-many remove()", lambda: tea.tags.remove(hot))
show("many-to-many clear()", mate.tags.clear)
show("object with tags", tag(tea).delete)
tag(tea)
show("automatic through rows", lambda: Through.objects.all().delete())

gifts = Collection.objects.create(name="Gifts")
gifts.products.set([tea, mate])
show("own through, remove()", lambda: gifts.products.remove(tea))
show("own through, clear()", gifts.products.clear)
gifts.products.set([tea, mate])
show("own through, set()", lambda: gifts.products.set([tea]))
show("own through, its rows", lambda: CollectionItem.objects.all().delete())
# --8<-- [end:relations]

# --8<-- [start:silent]
show("_raw_delete()", lambda: coupons.all()._raw_delete("default"))
coupons.create(code="TWO")
show("raw SQL", raw_sql)
show("own delete() without super()", Kept.objects.create(name="Bob").delete)
show("rollback of an INSERT", rolled_back)
show("dropped table", drop_table)
show("flush", lambda: call_command("flush", interactive=False, verbosity=0))
# --8<-- [end:silent]
print(f"customers after flush: {customers.count()}")
