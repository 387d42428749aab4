"""A receiver with a try and a savepoint of its own fails alone: the save goes on."""

import functools
import logging
from unittest import TestCase

from django.db import IntegrityError, transaction
from django.db.models.signals import m2m_changed, post_delete, post_save
from django.dispatch import receiver

from audit.models import AuditEntry
from catalogue.models import Product, Tag
from orders.models import Coupon, Customer

Coupon.objects.create(code="WELCOME")


# --8<-- [start:isolated]
logger = logging.getLogger("shop.receivers")


def isolated(function):
    @functools.wraps(function)
    def wrapper(using=None, **kwargs):
        try:
            with transaction.atomic(using=using):  # (1)!
                return function(using=using, **kwargs)
        except Exception:  # (2)!
            logger.exception("%s failed", function.__name__)

    return wrapper


# --8<-- [end:isolated]


# --8<-- [start:receiver]
@receiver(post_save, sender=Customer)
@receiver(post_delete, sender=Tag)
@receiver(m2m_changed, sender=Product.tags.through)
@isolated
def give_coupon(using, **kwargs):
    AuditEntry.objects.using(using).create(action="coupon given")
    Coupon.objects.using(using).create(code="WELCOME")  # (1)!


# --8<-- [end:receiver]


def show(title, call, done):
    with TestCase().assertLogs("shop.receivers") as logs:
        call()
    said = logs.records[0].getMessage()
    entries = AuditEntry.objects.filter(action="coupon given").count()
    print(f"{title}: {done()}, entries of the receiver {entries}, logged: {said}")


def atomic():
    with transaction.atomic():
        Customer.objects.create(name="atomic")
        AuditEntry.objects.create(action="one more query")


def found(name):
    return lambda: f"saved {Customer.objects.filter(name=name).exists()}"


tea = Product.objects.create(name="Tea")
hot, new = (Tag.objects.create(name=name) for name in ("hot", "new"))
# --8<-- [start:cases]
show("save()", Customer(name="save").save, found("save"))
show("atomic()", atomic, found("atomic"))
show("tags.add()", lambda: tea.tags.add(hot), lambda: f"tags {tea.tags.count()}")
show("delete()", new.delete, lambda: f"tags left {Tag.objects.count()}")
# --8<-- [end:cases]

give_coupon = give_coupon.__wrapped__
post_save.connect(give_coupon, sender=Customer)
try:
    Customer.objects.create(name="not isolated")
except IntegrityError as error:
    entries = AuditEntry.objects.filter(action="coupon given").count()
    print(f"not isolated: {type(error).__name__}, entries of the receiver {entries}")
