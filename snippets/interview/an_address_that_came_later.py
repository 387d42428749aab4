"""A failing post_save leaves the row in autocommit: the next save() is no creation."""

# --8<-- [start:code]
from django.db.models.signals import post_save
from django.dispatch import receiver

from orders.models import Customer


@receiver(post_save, sender=Customer)
def check_email(instance, **kwargs):
    if not instance.email:
        raise ValueError("no email")


@receiver(post_save, sender=Customer)
def give_points(created, **kwargs):
    print(f"give_points created={created}")


ann = Customer(name="Ann")
try:
    ann.save()
except ValueError as error:
    print(error)
print("rows", Customer.objects.count())
ann.email = "ann@example.com"
ann.save()
# --8<-- [end:code]
