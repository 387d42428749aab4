"""A model signal can be sent by hand; receivers then miss what the sender forgets.

Wrong: on purpose
"""

from django.db import DEFAULT_DB_ALIAS
from django.db.models.signals import post_save
from django.dispatch import receiver

from orders.models import Customer


# --8<-- [start:receiver]
@receiver(post_save, sender=Customer)
def welcome(instance, created, raw, **kwargs):
    if created and not raw:
        print("welcome", instance.name, "using", kwargs.get("using"))


# --8<-- [end:receiver]

# --8<-- [start:send]
[ann] = Customer.objects.bulk_create([Customer(name="Ann")])
try:
    post_save.send(sender=Customer, instance=ann, created=True)  # (1)!
except TypeError as error:
    print("TypeError:", error)

post_save.send(  # (2)!
    sender=Customer,
    instance=ann,
    created=True,
    update_fields=None,
    raw=False,
    using=DEFAULT_DB_ALIAS,
)

welcome(instance=ann, created=True, raw=False)  # (3)!
# --8<-- [end:send]
