"""has_listeners() asks whether anybody listens; the private list tells who."""

import weakref

from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.db.models.signals import post_save
from django.dispatch import receiver

from orders.models import Customer, Order


@receiver(post_save, sender=Customer)
def greet(**kwargs):
    pass


# --8<-- [start:has]
print("post_save of Customer:", post_save.has_listeners(Customer))
print("post_save of Order:", post_save.has_listeners(Order))
print("user_logged_out of anybody:", user_logged_out.has_listeners())
# --8<-- [end:has]

try:
    post_save.has_listeners()
except TypeError as error:
    print("post_save without a sender:", type(error).__name__)


# --8<-- [start:list]
def listeners(signal):
    for entry in list(signal.receivers):
        function = entry[1]  # (1)!
        if isinstance(function, weakref.ReferenceType):
            function = function()
        if function is not None:
            yield f"{function.__module__}.{function.__qualname__}"


print("user_logged_in:", *listeners(user_logged_in))
# --8<-- [end:list]
