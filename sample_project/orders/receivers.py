"""Receivers of this app, connected by AppConfig.ready()."""

from __future__ import annotations

from django.core.mail import send_mail
from django.db.models import F, Model, QuerySet
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from .models import Customer, GiftOrder, Order, PaidOrder
from .signals import order_paid, speaks_for_row


# --8<-- [start:count_new_order]
@receiver(post_save, sender=Order)
@receiver(post_save, sender=PaidOrder)
@receiver(post_save, sender=GiftOrder)
def count_new_order(
    sender: type[Order],
    instance: Order,
    created: bool,
    raw: bool,
    using: str,
    **kwargs: object,
) -> None:
    """Add a new order to Customer.orders_count.

    In the row: `instance.customer.orders_count` in memory stays as it was.
    A fixture brings its own counter; a new kind of order is one more sender.
    """
    if created and not raw:
        # F() adds in the database: of two orders at once none is lost.
        customers = Customer.objects.using(using)
        customer = customers.filter(pk=instance.customer_id)
        customer.update(orders_count=F("orders_count") + 1)


# --8<-- [end:count_new_order]


# --8<-- [start:uncount_deleted_order]
# Not GiftOrder: when one is deleted, its row of Order is announced as well.
@receiver(post_delete, sender=Order)
@receiver(post_delete, sender=PaidOrder)
def uncount_deleted_order(
    sender: type[Order],
    instance: Order,
    using: str,
    origin: Model | QuerySet | None,
    **kwargs: object,
) -> None:
    """Take a deleted order off, after QuerySet.delete() and cascades too."""
    if speaks_for_row(sender, origin):
        # Never below 0: the column's CHECK would refuse the deletion too.
        customers = Customer.objects.using(using).filter(orders_count__gt=0)
        customer = customers.filter(pk=instance.customer_id)
        customer.update(orders_count=F("orders_count") - 1)


# --8<-- [end:uncount_deleted_order]


# --8<-- [start:mail_confirmation]
# Not in pay(): payments work without mail, and further answers to one need
# no change there. After the commit: nobody gets a mail about a rollback.
@receiver(order_paid)
def mail_confirmation(
    sender: type[Order],
    order: Order,
    using: str,
    **kwargs: object,
) -> None:
    """Tell the customer what was paid."""
    customer = order.customer
    if not customer.email:
        return
    lines = order.lines.using(using).select_related("product")
    bought = "\n".join(str(line) for line in lines)
    send_mail(
        subject=f"Order {order.number} is paid",
        message=f"Thank you, {customer.name}!\n\n{bought}\n",
        from_email=None,
        recipient_list=[customer.email],
    )


# --8<-- [end:mail_confirmation]
