"""A receiver of models.Model hears no model; one that returns False keeps nobody from running."""

from django.db import models
from django.db.models.signals import pre_save
from django.dispatch import receiver

from orders.models import Customer

heard = []


@receiver(pre_save, sender=models.Model)
def base_class(**kwargs):
    heard.append("base class")


@receiver(pre_save, sender=Customer)
def first(**kwargs):
    heard.append("first")
    return False


@receiver(pre_save, sender=Customer)
def second(**kwargs):
    heard.append("second")


Customer.objects.create(name="Ann")
print("heard:", ", ".join(heard))
print("rows:", Customer.objects.count())
