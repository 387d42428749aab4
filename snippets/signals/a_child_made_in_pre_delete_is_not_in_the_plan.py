"""A child that a receiver adds in pre_delete is not in the plan of the deletion."""

from django.db import IntegrityError
from django.db.models.signals import post_delete, pre_delete
from django.dispatch import receiver

from catalogue.models import Product
from orders.models import Customer, Order, OrderLine

tea = Product.objects.create(name="Tea")
ann = Customer.objects.create(name="Ann")


# --8<-- [start:receiver]
@receiver(pre_delete, sender=Order)
def add_a_line(instance, **kwargs):
    OrderLine.objects.create(order=instance, product=tea)


# --8<-- [end:receiver]


def listen(**kwargs):
    pass


def show(title):
    order = Order.objects.create(number=title, customer=ann)
    try:
        order.delete()
        result = "no error"
    except IntegrityError as error:
        result = type(error).__name__
    print(f"{title}: {result}, orders {Order.objects.count()}, lines {OrderLine.objects.count()}")


# --8<-- [start:calls]
show("nobody listens to lines")
post_delete.connect(listen, sender=OrderLine)
show("somebody listens to lines")
# --8<-- [end:calls]
