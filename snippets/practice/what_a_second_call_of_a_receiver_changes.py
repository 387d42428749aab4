"""A receiver may be called again for the same row: which ones then do their work twice."""

from django.core import mail
from django.db import transaction
from django.db.models import F
from django.db.models.signals import post_save

from audit.models import AuditEntry
from orders.models import Customer, Order

ann = Customer.objects.create(name="Ann")


def send():
    mail.send_mail("Thank you", "", None, ["ann@example.com"])


# --8<-- [start:twice]
def add_one(instance, **kwargs):
    customers = Customer.objects.filter(pk=instance.customer_id)
    customers.update(orders_count=F("orders_count") + 1)


def thank(instance, using, **kwargs):
    transaction.on_commit(send, using=using)


# --8<-- [end:twice]


# --8<-- [start:once]
def count_again(instance, **kwargs):
    orders = Order.objects.filter(customer=instance.customer_id).count()
    Customer.objects.filter(pk=instance.customer_id).update(orders_count=orders)


def thank_once(instance, using, **kwargs):
    key = {"action": "thanked", "object_pk": str(instance.pk)}
    entry, created = AuditEntry.objects.using(using).get_or_create(**key)  # (1)!
    if created:
        transaction.on_commit(send, using=using)


# --8<-- [end:once]


def show(receiver, result):
    Customer.objects.update(orders_count=0)
    mail.outbox = []
    post_save.connect(receiver, sender=Order)
    order = Order.objects.create(number="A-1", customer=ann)
    order.save()
    order.delete()
    post_save.disconnect(receiver, sender=Order)
    print(f"{receiver.__name__}: {result()}")


def count():
    return f"orders_count {Customer.objects.get().orders_count}"


def mails():
    return f"mails {len(mail.outbox)}"


show(add_one, count)
show(count_again, count)
show(thank, mails)
show(thank_once, mails)
