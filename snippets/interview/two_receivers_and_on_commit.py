"""Without a transaction on_commit() calls its function at once, in the middle of the receiver."""

# --8<-- [start:code]
from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver

from orders.models import Customer


@receiver(post_save, sender=Customer)
def mail_later(instance, **kwargs):
    transaction.on_commit(lambda: print("mail to", instance.name))
    print("mail registered")


@receiver(post_save, sender=Customer)
def give_points(**kwargs):
    print("points given")


Customer.objects.create(name="Ann")
print("created")
# --8<-- [end:code]
