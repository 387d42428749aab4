"""In autocommit a callback of on_commit() given in pre_save runs before the row is written.

Wrong: on purpose
"""

from django.db import transaction
from django.db.models.signals import post_save, pre_save
from django.dispatch import receiver

from orders.models import Customer


def count(when):
    print(f"{when}: rows {Customer.objects.count()}")


# --8<-- [start:receivers]
@receiver(pre_save, sender=Customer)
def before(using, **kwargs):
    transaction.on_commit(lambda: count("callback of pre_save"), using=using)


@receiver(post_save, sender=Customer)
def after(using, **kwargs):
    transaction.on_commit(lambda: count("callback of post_save"), using=using)


# --8<-- [end:receivers]

Customer.objects.create(name="Ann")
