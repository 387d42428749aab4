"""delete() is one transaction: an error in either receiver brings every row back."""

from django.db.models.signals import post_delete, pre_delete

from catalogue.models import Product, Tag
from orders.models import Customer, Order, OrderLine

# --8<-- [start:receiver]
refused = None


def refuse(instance, **kwargs):
    if str(instance) == refused:
        raise ValueError("receiver failed")


# --8<-- [end:receiver]


def show(title, signal, word, call, model):
    global refused
    refused = word
    signal.connect(refuse)
    try:
        call()
    except ValueError as error:
        reached = type(error).__name__
    signal.disconnect(refuse)
    print(f"{title}: {reached}, {model.objects.count()} rows left")


tea = Product.objects.create(name="Tea")
ann = Customer.objects.create(name="Ann")
order = Order.objects.create(number="A-1", customer=ann)
OrderLine.objects.create(order=order, product=tea)
tags = [Tag.objects.create(name=name) for name in ("hot", "new", "red")]

# --8<-- [start:cases]
show("pre_delete", pre_delete, "hot", tags[0].delete, Tag)
show("post_delete", post_delete, "hot", tags[0].delete, Tag)
show("QuerySet, second of three", post_delete, "new", Tag.objects.all().delete, Tag)
show("cascade, last of all", post_delete, "Ann", ann.delete, OrderLine)
# --8<-- [end:cases]
print(f"pk after the error is None: {tags[0].pk is None}")
