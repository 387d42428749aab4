"""An error of a delete receiver, caught inside atomic(), leaves that transaction broken."""

from django.db import transaction
from django.db.models import ProtectedError
from django.db.models.signals import post_delete
from django.dispatch import receiver

from catalogue.models import Product, Tag
from orders.models import Customer, Order, OrderLine

tea = Product.objects.create(name="Tea")
ann = Customer.objects.create(name="Ann")
order = Order.objects.create(number="A-1", customer=ann)
OrderLine.objects.create(order=order, product=tea)
hot = Tag.objects.create(name="hot")


# --8<-- [start:receiver]
@receiver(post_delete, sender=Tag)
def fail(**kwargs):
    raise ValueError("receiver failed")


# --8<-- [end:receiver]


# --8<-- [start:cases]
def caught():
    with transaction.atomic():
        try:
            hot.delete()
        except ValueError:
            pass
        return Tag.objects.count()  # (1)!


def own_atomic():
    with transaction.atomic():
        try:
            with transaction.atomic():  # (2)!
                hot.delete()
        except ValueError:
            pass
        return Tag.objects.count()


def protected():
    with transaction.atomic():
        try:
            tea.delete()
        except ProtectedError:
            pass
        return Tag.objects.count()


# --8<-- [end:cases]

for call in (caught, own_atomic, protected):
    try:
        result = f"{call()} tags"
    except transaction.TransactionManagementError as error:
        result = type(error).__name__
    print(f"{call.__name__}: {result}")
