"""Mail sent in post_save is out even if the transaction is rolled back; on_commit waits."""

from functools import partial

from django.core import mail
from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver

from orders.models import Customer, Order


def send(subject):
    mail.send_mail(subject, "Thank you.", None, ["ann@example.com"])


# --8<-- [start:receivers]
@receiver(post_save, sender=Order)
def at_once(instance, created, **kwargs):
    if created:
        send(f"{instance.number} at once")


@receiver(post_save, sender=Order)
def after_commit(instance, created, using, **kwargs):
    if created:
        transaction.on_commit(partial(send, f"{instance.number} after commit"), using=using)


# --8<-- [end:receivers]

ann = Customer.objects.create(name="Ann")
try:
    with transaction.atomic():
        Order.objects.create(number="A-1", customer=ann)
        raise RuntimeError("payment refused")
except RuntimeError:
    print(f"after the rollback: orders {Order.objects.count()}")

with transaction.atomic():
    Order.objects.create(number="A-2", customer=ann)

for message in mail.outbox:
    print(f"mail: {message.subject}")
