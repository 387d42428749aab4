"""on_commit() called by a callback runs at once, before callbacks that were registered earlier."""

# --8<-- [start:code]
from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver

from catalogue.models import Tag
from orders.models import Customer


@receiver(post_save, sender=Customer)
def new_customer(instance, **kwargs):
    transaction.on_commit(lambda: welcome(instance))
    transaction.on_commit(lambda: print("index", instance.name))


@receiver(post_save, sender=Tag)
def new_tag(instance, **kwargs):
    transaction.on_commit(lambda: print("export", instance.name))


def welcome(customer):
    print("welcome", customer.name)
    Tag.objects.create(name="welcomed")


with transaction.atomic():
    Customer.objects.create(name="Ann")
    print("end of block")
# --8<-- [end:code]
