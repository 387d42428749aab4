"""Another app reacts to a payment without a change in the app that takes it.

Receivers: orders, bookkeeping
"""

from unittest import TestCase

from django.core import mail
from django.db import transaction
from django.dispatch import receiver

from audit.models import AuditEntry
from orders.models import Customer, GiftOrder, Order
from orders.services import pay
from orders.signals import order_paid

ann = Customer.objects.create(name="Ann", email="ann@example.com")


def show(title, result="-"):
    entries = AuditEntry.objects.filter(action="paid").count()
    print(f"{title}: {result}, mails {len(mail.outbox)}, entries {entries}")


def new(number, model=Order, **fields):
    return model.objects.create(number=number, customer=ann, **fields)


# --8<-- [start:cases]
order = new("A-1")
show("pay()", pay(order))
show("pay() again", pay(order))

with transaction.atomic():
    pay(new("A-2"))
    transaction.set_rollback(True)
show("rolled back")

show("a gift", pay(new("A-3", GiftOrder, message="Enjoy!")))
# --8<-- [end:cases]


@receiver(order_paid)
def book_courier(order, **kwargs):
    raise ConnectionError("no courier")


with TestCase().assertLogs("django.dispatch", "ERROR"):
    show("another receiver fails", pay(new("A-4")))
order_paid.disconnect(book_courier)

# --8<-- [start:silent]
order = new("A-5")
order.paid = True
order.save()
show("paid = True, save()")

new("A-6")
Order.objects.filter(number="A-6").update(paid=True)
show("update(paid=True)")
# --8<-- [end:silent]
