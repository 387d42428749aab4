"""A task that runs in the caller's transaction and fails there takes the caller's rows along.

Wrong: on purpose
Django: 6.0+
"""

from functools import partial

from django.db import transaction
from django.db.models.signals import post_save
from django.tasks import task

from catalogue.models import Tag
from orders.models import Customer, Order

ann = Customer.objects.create(name="Ann")
Tag.objects.create(name="ordered")


# --8<-- [start:task]
@task
def tag_the_day():
    Tag.objects.create(name="ordered")  # (1)!


# --8<-- [end:task]


# --8<-- [start:receivers]
def at_once(instance, **kwargs):
    result = tag_the_day.enqueue()
    print(f"{instance.number}: enqueue() returned {result.status}")


def after_commit(instance, using, **kwargs):
    transaction.on_commit(partial(tag_the_day.enqueue), using=using)


# --8<-- [end:receivers]


def place(number, receiver):
    post_save.connect(receiver, sender=Order)
    try:
        with transaction.atomic():
            Order.objects.create(number=number, customer=ann)
        outcome = "no error"
    except Exception as error:
        outcome = type(error).__name__
    post_save.disconnect(receiver, sender=Order)
    print(f"{number}: {outcome}, order stored {Order.objects.filter(number=number).exists()}")


# --8<-- [start:calls]
place("A-1", at_once)
place("A-2", after_commit)
# --8<-- [end:calls]
