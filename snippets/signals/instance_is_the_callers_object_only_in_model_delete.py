"""QuerySet.delete() and cascades load objects of their own; both signals share them."""

from django.db.models.signals import post_delete, pre_delete
from django.dispatch import receiver

from catalogue.models import Product
from orders.models import Customer, Order, OrderLine

tea = Product.objects.create(name="Tea")
ann = Customer.objects.create(name="Ann")


# --8<-- [start:receivers]
@receiver(pre_delete, sender=OrderLine)
def before(instance, **kwargs):
    instance._from_pre_delete = True


@receiver(post_delete, sender=OrderLine)
def after(instance, **kwargs):
    handed = hasattr(instance, "_from_pre_delete")
    marked = getattr(instance, "_marked", False)
    print(f"{title}: of the caller={marked}, of pre_delete={handed}")


# --8<-- [end:receivers]


def line():
    order, _ = Order.objects.get_or_create(number="A-1", customer=ann)
    line = OrderLine.objects.create(order=order, product=tea)
    line._marked = True
    return line


# --8<-- [start:cases]
title = "line.delete()"
line().delete()

title = "QuerySet.delete()"
line()
lines = OrderLine.objects.all()
for kept in lines:
    kept._marked = True
lines.delete()

title = "cascade"
line().order.delete()
# --8<-- [end:cases]
