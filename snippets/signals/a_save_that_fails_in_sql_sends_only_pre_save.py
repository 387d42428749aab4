"""A save whose SQL fails has sent pre_save, and sends no post_save."""

from collections import Counter

from django.db import DatabaseError, transaction
from django.db.models.signals import post_save, pre_save
from django.dispatch import receiver

from orders.models import Coupon, Customer

sent = Counter()


@receiver([pre_save, post_save])
def count(signal, **kwargs):
    sent["pre" if signal is pre_save else "post"] += 1


def show(title, call):
    sent.clear()
    try:
        with transaction.atomic():
            call()
    except Exception as error:
        name = type(error).__name__
    print(f"{title}: {name}, pre_save {sent['pre']}, post_save {sent['post']}")


Coupon.objects.create(code="TEN")
ann = Customer.objects.create(name="Ann")
gone = Customer.objects.create(name="Bob")
Customer.objects.filter(pk=gone.pk).delete()

# --8<-- [start:cases]
show("broken unique constraint", lambda: Coupon(code="TEN").save())
show("force_insert of a known pk", lambda: ann.save(force_insert=True))
show("update_fields of a deleted row", lambda: gone.save(update_fields=["name"]))
show("force_update of a deleted row", lambda: gone.save(force_update=True))
show("update_fields without a pk", lambda: Customer(name="Cid").save(update_fields=["name"]))
# --8<-- [end:cases]

try:
    gone.save(update_fields=["name"])
except DatabaseError:
    print("caught as DatabaseError")
