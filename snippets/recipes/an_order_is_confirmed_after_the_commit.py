"""The confirmation of an order waits for the commit, and a broken mail server cannot undo it.

Receivers: confirmations
"""

from unittest import TestCase, mock

from django.core import mail
from django.db import transaction

from catalogue.models import Product
from orders.models import Customer, Order, PaidOrder
from orders.services import place_order

ann = Customer.objects.create(name="Ann", email="ann@example.com")
bob = Customer.objects.create(name="Bob")
tea, cup = Product.objects.create(name="Tea"), Product.objects.create(name="Cup")


def show(title):
    mails = [f"{m.subject} [{m.body}]".replace("\n", ", ") for m in mail.outbox]
    print(f"{title}: orders {Order.objects.count()}, mails: {'; '.join(mails) or 'none'}")
    mail.outbox.clear()


# --8<-- [start:cases]
order = place_order("A-1", ann, [tea, cup])
show("placed")

order.note = "ring twice"
order.save()
show("saved again")

with transaction.atomic():
    place_order("A-2", ann, [tea])
    transaction.set_rollback(True)
show("rolled back")

place_order("A-3", bob, [tea])
show("no address")

with (
    mock.patch.object(mail, "send_mail", side_effect=ConnectionError),
    TestCase().assertLogs("django.db.backends.base", "ERROR") as logs,
):
    place_order("A-4", ann, [tea])
show("server down")
# --8<-- [end:cases]
print(f"logged: {type(logs.records[0].exc_info[1]).__name__}")

Order.objects.create(number="A-5", customer=ann).lines.create(product=tea)
show("autocommit")
Order.objects.bulk_create([Order(number="A-6", customer=ann)])
show("bulk_create()")
PaidOrder.objects.create(number="A-7", customer=ann)
show("another class")
with transaction.atomic():
    place_order("A-8", ann, [tea]).delete()
show("deleted before the commit")
