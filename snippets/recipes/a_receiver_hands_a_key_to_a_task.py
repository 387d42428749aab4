"""A receiver enqueues a task after the commit and passes a key; the task may be run twice.

Django: 6.0+
Receivers: warehouse
"""

from unittest import TestCase, mock

from django.core import mail
from django.db import transaction
from django.dispatch import receiver
from django.tasks.backends.immediate import ImmediateBackend
from django.tasks.signals import task_finished

from orders.models import Customer, Order
from warehouse.tasks import mail_picking_list

ann = Customer.objects.create(name="Ann")


@receiver(task_finished)
def outcome(task_result, **kwargs):
    print(f"task: {task_result.return_value}")


def show(title):
    print(f"{title}: orders {Order.objects.count()}, mails {len(mail.outbox)}")


# --8<-- [start:cases]
with transaction.atomic():
    order = Order.objects.create(number="A-1", customer=ann)
    show("in the transaction")
show("committed")

with transaction.atomic():
    Order.objects.create(number="A-2", customer=ann)
    transaction.set_rollback(True)
show("rolled back")

mail_picking_list.enqueue(order.pk, "default")
show("delivered twice")

pk = order.pk
order.delete()
mail_picking_list.enqueue(pk, "default")
show("deleted meanwhile")
# --8<-- [end:cases]
down = mock.patch.object(ImmediateBackend, "enqueue", side_effect=ConnectionError("broker down"))
with down, TestCase().assertLogs("django.db.backends.base", "ERROR"):
    Order.objects.create(number="A-3", customer=ann)
show("queue down")
