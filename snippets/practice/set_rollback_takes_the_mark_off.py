"""set_rollback(False) keeps the block after a swallowed error, but not on PostgreSQL."""

from django.db import IntegrityError, transaction
from django.db.models.signals import post_save
from django.dispatch import receiver

from orders.models import Coupon, Customer

Coupon.objects.create(code="TEN")
called = []


# --8<-- [start:receiver]
@receiver(post_save, sender=Customer)
def give_coupon(using, **kwargs):
    try:
        Coupon.objects.using(using).create(code="TEN")
    except IntegrityError:
        transaction.set_rollback(False, using=using)
    transaction.on_commit(lambda: called.append("callback"), using=using)


# --8<-- [end:receiver]

with transaction.atomic():
    Customer.objects.create(name="Ann")
print(f"no error, customers {Customer.objects.count()}, called {', '.join(called) or 'nothing'}")
