"""A constraint checked at the commit fails after every receiver has run; callbacks do not run."""

from django.db import IntegrityError, transaction
from django.db.models.signals import post_save
from django.dispatch import receiver

from orders.models import Order


# --8<-- [start:receiver]
@receiver(post_save, sender=Order)
def announce(instance, using, **kwargs):
    print("post_save")
    transaction.on_commit(lambda: print("callback"), using=using)


# --8<-- [end:receiver]

# --8<-- [start:block]
try:
    with transaction.atomic():
        Order.objects.create(number="A-1", customer_id=404)
        print("end of block")
except IntegrityError as error:
    print(f"{type(error).__name__}, orders {Order.objects.count()}")
# --8<-- [end:block]
