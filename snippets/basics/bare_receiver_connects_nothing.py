"""@receiver without a signal and @signal.connect look right and connect nothing.

Wrong: on purpose
"""

from django.db.models.signals import post_save
from django.dispatch import Signal, receiver
from django.test import override_settings

from orders.models import Customer

order_paid = Signal()


# --8<-- [start:bare]
@receiver
def forgot_the_signal(**kwargs):
    print("never reached")


# --8<-- [end:bare]

print("@receiver left a function named", forgot_the_signal.__name__)

with override_settings(DEBUG=False):
    # --8<-- [start:method]
    @order_paid.connect
    def connect_as_decorator(**kwargs):
        print("never reached")

    # --8<-- [end:method]

print("@order_paid.connect left", connect_as_decorator)
print("order_paid called:", len(order_paid.send(sender=None)))

# --8<-- [start:sender]
try:

    @receiver(post_save, Customer)
    def positional_sender(**kwargs):
        print("never reached")

except TypeError as error:
    print("@receiver(post_save, Customer):", type(error).__name__)
# --8<-- [end:sender]
