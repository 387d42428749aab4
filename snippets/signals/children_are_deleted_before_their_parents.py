"""All pre_delete come first, children before parents; post_delete follows model by model."""

from django.db.models.signals import post_delete, pre_delete
from django.dispatch import receiver

from catalogue.models import Product
from orders.models import Customer, Order, OrderLine

tea = Product.objects.create(name="Tea")
ann = Customer.objects.create(name="Ann")
for number in ("A-1", "A-2"):
    order = Order.objects.create(number=number, customer=ann)
    OrderLine.objects.create(order=order, product=tea)


# --8<-- [start:receiver]
@receiver([pre_delete, post_delete])
def look(signal, sender, instance, **kwargs):
    name = "pre_delete" if signal is pre_delete else "post_delete"
    rows = [model.objects.count() for model in (OrderLine, Order, Customer)]
    print(f"{name} {sender.__name__} {instance.pk}: {rows} rows")


# --8<-- [end:receiver]

ann.delete()

Customer.objects.bulk_create([Customer(pk=2, name="Bob"), Customer(pk=3, name="Cid")])
Customer.objects.order_by("-pk").delete()
