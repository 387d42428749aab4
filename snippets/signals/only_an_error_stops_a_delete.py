"""An answer of False is dropped; an exception in pre_delete keeps the row."""

from django.db.models import ProtectedError
from django.db.models.signals import pre_delete

from orders.models import Customer, Order


# --8<-- [start:receivers]
def answer_false(**kwargs):
    return False


def refuse(instance, **kwargs):
    if instance.paid:
        raise ProtectedError("A paid order stays.", {instance})


# --8<-- [end:receivers]


def show(title, function, call):
    order.save()
    pre_delete.connect(function, sender=Order)
    try:
        call()
    except ProtectedError as error:
        print(f"{title}: ProtectedError {error.args[0]}")
    else:
        print(f"{title}: no error, {Order.objects.count()} orders left")
    pre_delete.disconnect(function, sender=Order)


ann = Customer.objects.create(name="Ann")
order = Order(number="A-1", customer=ann, paid=True)
orders = Order.objects.all()

# --8<-- [start:cases]
show("False, delete()", answer_false, orders.delete)
show("error, delete()", refuse, lambda: orders.get().delete())
show("error, QuerySet.delete()", refuse, orders.delete)
show("error, cascade", refuse, ann.delete)
# --8<-- [end:cases]
print(f"after the errors: {orders.count()} orders left")
