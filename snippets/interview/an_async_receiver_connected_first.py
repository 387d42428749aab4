"""Under send() sync receivers come first; when one of them fails, async ones are not called."""

# --8<-- [start:code]
from django.dispatch import Signal, receiver

order_paid = Signal()


@receiver(order_paid)
async def notify_partner(**kwargs):
    print("notify_partner")


@receiver(order_paid)
def take_stock(**kwargs):
    print("take_stock")
    raise ValueError("sold out")


@receiver(order_paid)
def add_points(**kwargs):
    print("add_points")


try:
    order_paid.send(sender=None)
except ValueError as error:
    print(error)
order_paid.send_robust(sender=None)
# --8<-- [end:code]
