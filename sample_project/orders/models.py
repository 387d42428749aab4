"""Who buys what."""

import uuid

from django.db import models

from catalogue.models import Product


class Customer(models.Model):
    """Somebody who orders; deleting a customer deletes the orders (CASCADE)."""

    name = models.CharField(max_length=100)
    email = models.EmailField(blank=True)
    # Denormalised: receivers keep it, and a later chapter shows what escapes them.
    orders_count = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return self.name


class Coupon(models.Model):
    """A discount. Its key is made by Python, so `pk` is set before the first save."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code = models.CharField(max_length=20, unique=True)

    def __str__(self) -> str:
        return self.code


class Order(models.Model):
    """An order of one customer."""

    number = models.CharField(max_length=20, unique=True)
    customer = models.ForeignKey(Customer, on_delete=models.CASCADE)
    coupon = models.ForeignKey(Coupon, on_delete=models.SET_NULL, null=True, blank=True)
    paid = models.BooleanField(default=False)
    note = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.number


class PaidOrder(Order):
    """The same table as Order under another class: a proxy has signals of its own."""

    class Meta:
        proxy = True


class GiftOrder(Order):
    """An order with a card: multi-table inheritance, one row in each of two tables."""

    message = models.CharField(max_length=200)


class OrderLine(models.Model):
    """One product in an order. A product that was ordered cannot be deleted (PROTECT)."""

    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="lines")
    product = models.ForeignKey(Product, on_delete=models.PROTECT)
    quantity = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return f"{self.quantity} x {self.product}"
