"""A pre_save receiver that returns False does not cancel the save; an exception does.

Wrong: on purpose
"""

from django.db.models.signals import pre_save
from django.dispatch import receiver

from orders.models import Customer


# --8<-- [start:receiver]
@receiver(pre_save, sender=Customer)
def refuse(**kwargs):
    return False


# --8<-- [end:receiver]

Customer.objects.create(name="Ann")
print("after return False: rows", Customer.objects.count())


@receiver(pre_save, sender=Customer)
def refuse_loudly(**kwargs):
    raise ValueError("refused")


try:
    Customer.objects.create(name="Bob")
except ValueError as error:
    print("create():", type(error).__name__, error)
print("after an exception: rows", Customer.objects.count())
