"""A receiver enqueues a task after the commit and passes a key; the task may be run twice.

Django: 6.0+
"""

# --8<-- [start:task]
from django.core import mail
from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.tasks import task

from orders.models import Order


@task
def mail_receipt(order_pk, using):
    order = Order.objects.using(using).filter(pk=order_pk).first()
    if order is None:  # (1)!
        return "order is gone"
    if order.note == "receipt sent":  # (2)!
        return "sent before"
    mail.send_mail(f"Receipt {order.number}", "", None, ["ann@example.com"])
    Order.objects.using(using).filter(pk=order_pk).update(note="receipt sent")
    return "sent"


# --8<-- [end:task]


# --8<-- [start:receiver]
@receiver(post_save, sender=Order)
def send_receipt(sender, instance, created, raw, using, **kwargs):
    if not created or raw:
        return
    pk = instance.pk

    def enqueue():
        mail_receipt.enqueue(pk, using)

    transaction.on_commit(enqueue, using=using, robust=True)  # (1)!


# --8<-- [end:receiver]
from unittest import TestCase, mock

from django.tasks.backends.immediate import ImmediateBackend
from django.tasks.signals import task_finished

from orders.models import Customer

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

mail_receipt.enqueue(order.pk, "default")
show("delivered twice")

pk = order.pk
order.delete()
mail_receipt.enqueue(pk, "default")
show("deleted meanwhile")
# --8<-- [end:cases]
down = mock.patch.object(ImmediateBackend, "enqueue", side_effect=ConnectionError("broker down"))
with down, TestCase().assertLogs("django.db.backends.base", "ERROR"):
    Order.objects.create(number="A-3", customer=ann)
show("queue down")
