"""Field.pre_save() is a hook of a field; it runs after the signal, and maybe more than once."""

from unittest import mock

from django.db.models.signals import pre_save
from django.dispatch import receiver

from orders.models import Customer

steps = []


@receiver(pre_save, sender=Customer)
def before(**kwargs):
    steps.append("signal")


def hook(instance, add):
    steps.append("hook")
    return instance.name


ann = Customer(name="Ann")
name = Customer._meta.get_field("name")
with mock.patch.object(name, "pre_save", hook):
    ann.save()
    print("INSERT:", " ".join(steps))
    steps.clear()
    ann.save()
    print("UPDATE:", " ".join(steps))
