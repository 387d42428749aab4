"""An IntegrityError of a callback is swallowed by get_or_create(), which then says created=False.

Wrong: on purpose
"""

from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver

from orders.models import Coupon, Customer

Coupon.objects.create(code="WELCOME")


# --8<-- [start:receiver]
@receiver(post_save, sender=Customer)
def give_coupon(using, **kwargs):
    transaction.on_commit(lambda: Coupon.objects.using(using).create(code="WELCOME"), using=using)


# --8<-- [end:receiver]

customer, created = Customer.objects.get_or_create(name="Ann")
print(f"no error, created={created}, customers {Customer.objects.count()}")
