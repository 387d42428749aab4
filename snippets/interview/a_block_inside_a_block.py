"""Rolling back an inner block discards its callbacks and leaves the key on the object."""

# --8<-- [start:code]
from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver

from orders.models import Customer


@receiver(post_save, sender=Customer)
def mail_later(instance, **kwargs):
    print("post_save", instance.name)
    transaction.on_commit(lambda: print("mail to", instance.name))


bob = Customer(name="Bob")
with transaction.atomic():
    Customer.objects.create(name="Ann")
    try:
        with transaction.atomic():
            bob.save()
            raise ValueError
    except ValueError:
        print("rolled back")
print("Bob has a key:", bob.pk is not None)
# --8<-- [end:code]
