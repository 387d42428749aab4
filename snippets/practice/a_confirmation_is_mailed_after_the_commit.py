"""The usual shape of on_commit() in a receiver: a key, a partial and `using`."""

from functools import partial

from django.core import mail
from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver

from catalogue.models import Product
from orders.models import Customer, Order, OrderLine

ann = Customer.objects.create(name="Ann", email="ann@example.com")
tea = Product.objects.create(name="Tea")


# --8<-- [start:receiver]
@receiver(post_save, sender=Order)
def confirm(instance, created, raw, using, **kwargs):
    if created and not raw:
        send = partial(send_confirmation, instance.pk, using)  # (1)!
        transaction.on_commit(send, using=using)  # (2)!


def send_confirmation(pk, using):
    order = Order.objects.using(using).select_related("customer").get(pk=pk)
    lines = order.lines.count()
    mail.send_mail(f"{order}, lines {lines}", "Thank you!", None, [order.customer.email])


# --8<-- [end:receiver]


# --8<-- [start:service]
def place(number):
    order = Order.objects.create(number=number, customer=ann)
    OrderLine.objects.create(order=order, product=tea)


# --8<-- [end:service]


def show(title):
    subjects = ", ".join(message.subject for message in mail.outbox) or "none"
    print(f"{title}: orders {Order.objects.count()}, mails: {subjects}")
    Order.objects.all().delete()
    mail.outbox.clear()


# --8<-- [start:cases]
with transaction.atomic():
    place("A-1")
show("committed")

with transaction.atomic():
    place("A-2")
    transaction.set_rollback(True)
show("rolled back")

place("A-3")
show("autocommit")
# --8<-- [end:cases]
