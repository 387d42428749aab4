"""A signal of your own is sent by code that calls send(), and by nothing else.

Wrong: on purpose
"""

from django.dispatch import Signal, receiver

from orders.models import Customer, Order

order_paid = Signal()
heard = []


@receiver(order_paid, sender=Order)
def write_invoice(order, **kwargs):
    heard.append(order.number)


customer = Customer.objects.create(name="Ann")

# --8<-- [start:cases]
order = Order.objects.create(number="A-1", customer=customer, paid=True)
print("a paid order is saved:", heard)
order_paid.send(sender=Order, order=order)
print("after send():", heard)
# --8<-- [end:cases]
