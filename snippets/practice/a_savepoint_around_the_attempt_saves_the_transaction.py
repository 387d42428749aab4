"""A database error may be caught outside an atomic() of its own, never inside it."""

from django.db import IntegrityError, transaction
from django.db.models.signals import post_delete, post_save

from catalogue.models import Tag
from orders.models import Coupon, Customer

Coupon.objects.create(code="WELCOME")


# --8<-- [start:receivers]
def caught_outside(using, **kwargs):
    try:
        with transaction.atomic(using=using):  # (1)!
            Coupon.objects.using(using).create(code="WELCOME")
    except IntegrityError:
        pass


def caught_inside(using, **kwargs):
    with transaction.atomic(using=using):
        try:
            Coupon.objects.using(using).create(code="WELCOME")
        except IntegrityError:
            pass  # (2)!
        Coupon.objects.using(using).count()


def asked_first(using, **kwargs):
    Coupon.objects.using(using).get_or_create(code="WELCOME")  # (3)!


# --8<-- [end:receivers]


def show(receiver):
    Customer.objects.all().delete()
    post_save.connect(receiver, sender=Customer)
    try:
        with transaction.atomic():
            Customer.objects.create(name="Ann")
            Customer.objects.create(name="Bob")
        result = "no error"
    except transaction.TransactionManagementError as error:
        result = type(error).__name__
    post_save.disconnect(receiver, sender=Customer)
    print(f"{receiver.__name__}: {result}, customers {Customer.objects.count()}")


# --8<-- [start:cases]
show(caught_outside)
show(caught_inside)
show(asked_first)
# --8<-- [end:cases]

tag = Tag.objects.create(name="hot")
post_delete.connect(caught_outside, sender=Tag)
tag.delete()
print(f"caught_outside, delete() in autocommit: tags {Tag.objects.count()}")
