"""Receivers of this app, connected by AppConfig.ready()."""

from __future__ import annotations

from django.core import mail
from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver

from orders.models import GiftOrder, Order


# --8<-- [start:confirm_order]
@receiver(post_save, sender=Order)
@receiver(post_save, sender=GiftOrder)
def confirm_order(
    sender: type[Order],
    instance: Order,
    created: bool,
    raw: bool,
    using: str,
    **kwargs: object,
) -> None:
    """Tell the customer that the order has arrived, once it is committed."""
    if not created or raw:
        return
    pk = instance.pk  # (1)!

    def send() -> None:  # (2)!
        mail_confirmation(pk, using)

    transaction.on_commit(send, using=using, robust=True)  # (3)!


def mail_confirmation(pk: object, using: str) -> None:
    """Mail the order as the database has it now."""
    orders = Order.objects.using(using).select_related("customer")
    order = orders.filter(pk=pk).first()
    if order is None or not order.customer.email:  # (4)!
        return
    lines = order.lines.using(using).select_related("product")
    mail.send_mail(
        subject=f"Order {order.number}",
        message="\n".join(str(line) for line in lines),
        from_email=None,
        recipient_list=[order.customer.email],
    )


# --8<-- [end:confirm_order]
