"""The confirmation of an order waits for the commit, and a broken mail server cannot undo it."""

# --8<-- [start:receiver]
from django.core import mail
from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver

from orders.models import Order, OrderLine


@receiver(post_save, sender=Order)
def confirm_order(sender, instance, created, raw, using, **kwargs):
    if not created or raw:
        return
    pk = instance.pk  # (1)!

    def send():  # (2)!
        mail_confirmation(pk, using)

    transaction.on_commit(send, using=using, robust=True)  # (3)!


def mail_confirmation(pk, using):
    orders = Order.objects.using(using).select_related("customer")
    order = orders.filter(pk=pk).first()
    if order is None or not order.customer.email:  # (4)!
        return
    mail.send_mail(
        subject=f"Order {order.number}",
        message="\n".join(str(line) for line in order.lines.select_related("product")),
        from_email=None,
        recipient_list=[order.customer.email],
    )


# --8<-- [end:receiver]


# --8<-- [start:service]
@transaction.atomic
def place_order(number, customer, products):
    order = Order.objects.create(number=number, customer=customer)
    lines = [OrderLine(order=order, product=product) for product in products]
    OrderLine.objects.bulk_create(lines)
    return order


# --8<-- [end:service]
from unittest import TestCase, mock

from catalogue.models import Product
from orders.models import Customer, GiftOrder

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
    mock.patch.object(mail, "send_mail", side_effect=ConnectionError("server down")),
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
GiftOrder.objects.create(number="A-7", customer=ann, message="Enjoy!")
show("another class")
with transaction.atomic():
    place_order("A-8", ann, [tea]).delete()
show("deleted before the commit")
