"""A Mock as receiver keeps the object, not the values it had when the signal was sent."""

# --8<-- [start:code]
from unittest.mock import Mock

from django.db.models.signals import post_save

from orders.models import Customer

heard = Mock()
post_save.connect(heard, sender=Customer)

ann = Customer.objects.create(name="Ann")
ann.name = "Anna"
ann.save(update_fields=["email"])

for call in heard.call_args_list:
    print(call.kwargs["created"], call.kwargs["instance"].name)
print("row", Customer.objects.get().name)
# --8<-- [end:code]
