"""A Mock takes any arguments, keeps the object and not its values, and needs to be kept itself."""

import gc
from unittest import mock

from django.db.models.signals import post_save
from django.dispatch import Signal
from django.test import override_settings

from orders.models import Coupon, Customer

# --8<-- [start:mock]
listener = mock.Mock()
post_save.connect(listener, sender=Customer)
ann = Customer.objects.create(name="Ann")
print("called:", listener.call_count)
# --8<-- [end:mock]

# --8<-- [start:values]
ann.name = "Anna"
print("saved as Ann, the mock says:", listener.call_args.kwargs["instance"].name)

listener.assert_called_once_with(
    signal=post_save,
    sender=Customer,
    instance=Customer(pk=ann.pk, name="Somebody"),  # (1)!
    created=True,
    update_fields=None,
    raw=False,
    using="default",
)
print("another object with the same pk: equal")
# --8<-- [end:values]


# --8<-- [start:autospec]
def welcome(sender, instance, created):  # (2)!
    pass


for double in (mock.Mock(), mock.create_autospec(welcome)):
    order_paid = Signal()
    with override_settings(DEBUG=False):
        order_paid.connect(double)
    try:
        order_paid.send(sender=Customer, instance=ann, created=True)
        print(f"{type(double).__name__}: called {double.call_count}")
    except TypeError as error:
        print(f"{type(double).__name__}: TypeError, {str(error).partition(' ')[2]}")
# --8<-- [end:autospec]

# --8<-- [start:dropped]
gc.disable()
with override_settings(DEBUG=False):
    post_save.connect(mock.Mock(), sender=Coupon)
print("mock that nobody keeps: connected", post_save.has_listeners(Coupon))
gc.collect()
print("after the garbage collector: connected", post_save.has_listeners(Coupon))
gc.enable()
# --8<-- [end:dropped]
