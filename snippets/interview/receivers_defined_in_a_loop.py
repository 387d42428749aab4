"""Of the receivers that a loop defines under one name, only the last stays alive."""

from django.db.models.signals import post_save
from django.dispatch import receiver
from django.test import override_settings

from orders.models import Coupon, Customer

with override_settings(DEBUG=False):
    # --8<-- [start:code]
    for model in (Customer, Coupon):

        @receiver(post_save, sender=model)
        def log(**kwargs):
            print("log", model.__name__)

    Customer.objects.create(name="Ann")
    Coupon.objects.create(code="TEA")
    # --8<-- [end:code]
