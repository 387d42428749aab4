"""A swallowed IntegrityError lets get_or_create() return an object that has no row."""

# --8<-- [start:code]
from django.db import IntegrityError
from django.db.models.signals import post_save
from django.dispatch import receiver

from orders.models import Coupon, Customer

Coupon.objects.create(code="WELCOME")


@receiver(post_save, sender=Customer)
def give_coupon(**kwargs):
    try:
        Coupon.objects.create(code="WELCOME")
    except IntegrityError:
        print("there is one already")


Customer.objects.create(name="Ann")
print("rows", Customer.objects.count())
bob, created = Customer.objects.get_or_create(name="Bob")
print(f"created={created}, pk is None: {bob.pk is None}")
print("rows", Customer.objects.count())
# --8<-- [end:code]
