"""A service function is told who acts, keeps its steps in order and fails as a whole."""

from functools import partial

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F
from django.db.models.signals import post_save
from django.dispatch import receiver

from audit.models import AuditEntry
from catalogue.models import Product
from orders.models import Customer, Order

done = []


# --8<-- [start:service]
def place_order(number, customer, product, *, by):
    with transaction.atomic():
        order = Order.objects.create(number=number, customer=customer)
        done.append("order")
        take_stock(product)
        write_down(order, by)
        transaction.on_commit(partial(confirm, order.pk))
    return order


def take_stock(product):
    done.append("stock")
    available = Product.objects.filter(pk=product.pk, stock__gt=0)
    if not available.update(stock=F("stock") - 1):  # (1)!
        raise ValueError("sold out")


def write_down(order, by):
    done.append("audit")
    AuditEntry.objects.create(action="order", model="order", object_pk=order.pk, actor=by)


def confirm(order_pk):
    done.append("mail")


# --8<-- [end:service]


@receiver(post_save, sender=Order)
def listen(**kwargs):
    print("post_save is told who acts:", not kwargs.keys().isdisjoint({"request", "user", "by"}))


user = User.objects.create_user("clerk")
ann = Customer.objects.create(name="Ann")
tea = Product.objects.create(name="Tea", stock=1)
mate = Product.objects.create(name="Mate", stock=0)

# --8<-- [start:calls]
place_order("A-1", ann, tea, by=user)
print("done:", ", ".join(done))
print("audit: actor", AuditEntry.objects.get().actor)

done.clear()
try:
    place_order("A-2", ann, mate, by=user)
except ValueError as error:
    print(f"{error}: done {', '.join(done)}; orders {Order.objects.count()}")
# --8<-- [end:calls]
