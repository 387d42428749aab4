"""enqueue() in a transaction runs the task before the commit; on_commit() makes it wait.

Wrong: on purpose
Django: 6.0+
"""

from functools import partial

from django.core import mail
from django.db import connection, transaction
from django.db.models.signals import post_save
from django.tasks import task

from orders.models import Customer, Order

ann = Customer.objects.create(name="Ann")


# --8<-- [start:task]
@task
def confirm(order_pk):
    order = Order.objects.get(pk=order_pk)
    print(f"task for {order.number}, in a transaction: {connection.in_atomic_block}")
    mail.send_mail(f"Order {order.number}", "", None, ["ann@example.com"])


# --8<-- [end:task]


# --8<-- [start:receivers]
def too_early(instance, created, **kwargs):
    if created:
        confirm.enqueue(instance.pk)


def after_commit(instance, created, using, **kwargs):
    if created:
        transaction.on_commit(partial(confirm.enqueue, instance.pk), using=using)


# --8<-- [end:receivers]


def show(receiver, number, rollback):
    mail.outbox = []
    post_save.connect(receiver, sender=Order)
    with transaction.atomic():
        Order.objects.create(number=number, customer=ann)
        transaction.set_rollback(rollback)
    post_save.disconnect(receiver, sender=Order)
    orders = Order.objects.filter(number=number).count()
    print(f"{number}: orders {orders}, mails {len(mail.outbox)}")


# --8<-- [start:calls]
show(too_early, "early, rolled back", rollback=True)
show(after_commit, "on_commit, rolled back", rollback=True)
show(after_commit, "on_commit, committed", rollback=False)
# --8<-- [end:calls]
