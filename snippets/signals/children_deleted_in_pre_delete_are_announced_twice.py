"""Rows that a pre_delete receiver deletes itself stay in the plan and send both signals again."""

from django.db.models.signals import post_delete, pre_delete
from django.dispatch import receiver

from catalogue.models import Product
from orders.models import Customer, Order, OrderLine

tea = Product.objects.create(name="Tea")
ann = Customer.objects.create(name="Ann")
order = Order.objects.create(number="A-1", customer=ann)
OrderLine.objects.create(order=order, product=tea)


# --8<-- [start:receivers]
@receiver(pre_delete, sender=Order)
def delete_lines(instance, **kwargs):
    instance.lines.all().delete()


@receiver(post_delete, sender=OrderLine)
def line_deleted(instance, origin, **kwargs):
    print(f"post_delete {instance}, origin {type(origin).__name__}")


# --8<-- [end:receivers]

count, _ = order.delete()
print(f"rows deleted by order.delete(): {count}")
