"""What serializers.deserialize() returns is saved with raw=True, without any loaddata."""

from django.core import serializers
from django.db.models.signals import post_save
from django.dispatch import receiver

from orders.models import Customer

ann = Customer.objects.create(name="Ann")
backup = serializers.serialize("json", [ann])


@receiver(post_save, sender=Customer)
def look(raw, created, **kwargs):
    print(f"post_save raw={raw} created={created}")


# --8<-- [start:restore]
for row in serializers.deserialize("json", backup):
    row.save()
# --8<-- [end:restore]
row.object.save()
