"""`created` in the signature of a pre_save receiver breaks every save.

Wrong: on purpose
"""

from django.db.models.signals import pre_save
from django.dispatch import receiver
from django.test import override_settings

from orders.models import Customer

with override_settings(DEBUG=True):
    # --8<-- [start:receiver]
    @receiver(pre_save, sender=Customer)
    def before(sender, instance, created, **kwargs):
        print("created", created)

    # --8<-- [end:receiver]

print("connected without an error")

try:
    Customer.objects.create(name="Ann")
except TypeError as error:
    print(f"{type(error).__name__}: {error}")
print(f"rows: {Customer.objects.count()}")
