"""All receivers get the same object; what one changes, the next one and the sender see."""

from django.dispatch import Signal, receiver

from orders.models import Customer, Order

order_paid = Signal()


# --8<-- [start:receivers]
@receiver(order_paid)
def translate_note(order, **kwargs):
    order.note = "changed by a receiver"


@receiver(order_paid)
def print_label(order, pk, **kwargs):
    print("in memory:", order.note)
    print("in the row:", Order.objects.get(pk=pk).note)


# --8<-- [end:receivers]

ann = Customer.objects.create(name="Ann")
order = Order.objects.create(number="A-1", customer=ann, note="stored")
order_paid.send(sender=Order, order=order, pk=order.pk)
print("sender's object:", order.note)
order.save()
print("saved by the sender:", Order.objects.get().note)
