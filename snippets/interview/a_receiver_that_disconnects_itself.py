"""A receiver that disconnects itself does not make the signal skip the next one."""

# --8<-- [start:code]
from django.dispatch import Signal, receiver

order_paid = Signal()


@receiver(order_paid)
def once(**kwargs):
    order_paid.disconnect(once)
    order_paid.connect(late)
    print("once")


@receiver(order_paid)
def always(**kwargs):
    print("always")


def late(**kwargs):
    print("late")


order_paid.send(sender=None)
print("-")
order_paid.send(sender=None)
# --8<-- [end:code]
