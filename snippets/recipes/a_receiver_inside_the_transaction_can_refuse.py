"""Sent with send() inside atomic(), a signal lets each receiver refuse and undo the step."""

from django.db import transaction
from django.db.models import F
from django.dispatch import Signal, receiver

from audit.models import AuditEntry
from catalogue.models import Product
from orders.models import Customer, Order, OrderLine

# --8<-- [start:service]
order_placed = Signal()  # (1)!


@transaction.atomic
def place(number, customer, product, quantity):
    order = Order.objects.create(number=number, customer=customer)
    order.lines.create(product=product, quantity=quantity)
    order_placed.send(sender=Order, order=order)  # (2)!
    return order


# --8<-- [end:service]


# --8<-- [start:receivers]
@receiver(order_placed)
def record(sender, order, **kwargs):
    AuditEntry.objects.create(
        action="placed",
        model="orders.Order",
        object_pk=order.pk,
    )


@receiver(order_placed)
def take_from_stock(sender, order, **kwargs):
    for line in order.lines.order_by("product_id"):  # (1)!
        enough = Product.objects.filter(stock__gte=line.quantity)
        product = enough.filter(pk=line.product_id)
        if not product.update(stock=F("stock") - line.quantity):  # (2)!
            raise OutOfStock(line.product.name)


# --8<-- [end:receivers]
class OutOfStock(Exception):
    pass


ann = Customer.objects.create(name="Ann")
tea = Product.objects.create(name="Tea", stock=5)

for number, quantity in (("A-1", 3), ("A-2", 4)):
    try:
        place(number, ann, tea, quantity)
        outcome = "placed"
    except OutOfStock as error:
        outcome = f"{type(error).__name__} {error}"
    stock = Product.objects.get().stock
    print(
        f"{number}: {outcome}; orders {Order.objects.count()}, lines {OrderLine.objects.count()},"
        f" entries {AuditEntry.objects.count()}, stock {stock}"
    )
