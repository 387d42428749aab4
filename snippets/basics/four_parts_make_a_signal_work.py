"""A sender, a signal and a receiver do nothing until they are connected."""

from django.dispatch import Signal

from orders.models import Customer, Order

# --8<-- [start:parts]
order_paid = Signal()  # (1)!


def write_invoice(sender, order, **kwargs):  # (2)!
    print(f"receiver called: sender={sender.__name__} order={order.number}")
    return f"invoice for {order.number}"


def pay(order):
    order.paid = True
    order.save()
    return order_paid.send(sender=Order, order=order)  # (3)!


ann = Customer.objects.create(name="Ann")
order = Order.objects.create(number="A-1", customer=ann)
print("before connect():", pay(order))

order_paid.connect(write_invoice, sender=Order)  # (4)!
for function, answer in pay(order):
    print(f"answer of {function.__name__}: {answer}")
# --8<-- [end:parts]
