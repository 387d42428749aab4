"""mock.patch replaces the name in a module; the signal keeps the function it was given.

Wrong: on purpose
"""

from types import SimpleNamespace
from unittest import mock

from django.db.models.signals import post_save

from orders.models import Customer


# --8<-- [start:receiver]
def greet(**kwargs):
    print("the real receiver")


# --8<-- [end:receiver]

receivers = SimpleNamespace(greet=greet)
post_save.connect(receivers.greet, sender=Customer)

# --8<-- [start:patch]
with mock.patch.object(receivers, "greet") as fake:
    Customer.objects.create(name="Ann")
    print("patched name called:", fake.called)
# --8<-- [end:patch]

# --8<-- [start:instead]
post_save.disconnect(greet, sender=Customer)
fake = mock.Mock()
post_save.connect(fake, sender=Customer)
Customer.objects.create(name="Bob")
print("connected mock called:", fake.called)
# --8<-- [end:instead]
