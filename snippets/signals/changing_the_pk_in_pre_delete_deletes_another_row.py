"""The DELETE is built after pre_delete, from whatever key the instance has then."""

from django.db.models.signals import pre_delete
from django.dispatch import receiver

from orders.models import Customer

ann = Customer.objects.create(pk=1, name="Ann")
bob = Customer.objects.create(pk=2, name="Bob")


# --8<-- [start:receiver]
@receiver(pre_delete, sender=Customer)
def change(instance, **kwargs):
    instance.pk = 2


# --8<-- [end:receiver]

ann.delete()
print(f"left: {', '.join(c.name for c in Customer.objects.all())}")
