"""An error caught inside an inner atomic() is harmless unless something is asked before its end."""

from django.db import IntegrityError, transaction
from django.db.models.signals import post_save

from orders.models import Coupon, Customer

Coupon.objects.create(code="WELCOME")


# --8<-- [start:receivers]
def asks_again(**kwargs):
    with transaction.atomic():
        try:
            Coupon.objects.create(code="WELCOME")
        except IntegrityError:
            pass
        Coupon.objects.count()


def leaves_at_once(**kwargs):
    with transaction.atomic():
        try:
            Coupon.objects.create(code="WELCOME")
        except IntegrityError:
            pass
    Coupon.objects.count()


# --8<-- [end:receivers]

for receiver in (asks_again, leaves_at_once):
    post_save.connect(receiver, sender=Customer)
    try:
        with transaction.atomic():
            Customer.objects.create(name="Ann")
        result = "no error"
    except transaction.TransactionManagementError as error:
        result = type(error).__name__
    post_save.disconnect(receiver, sender=Customer)
    print(f"{receiver.__name__}: {result}, customers {Customer.objects.count()}")
