"""Receivers of this app, connected by AppConfig.ready()."""

from __future__ import annotations

from django.dispatch import receiver

from audit.models import AuditEntry
from orders.models import Order
from orders.signals import order_paid


# --8<-- [start:record_payment]
@receiver(order_paid)
def record_payment(
    sender: type[Order],
    order: Order,
    using: str,
    **kwargs: object,
) -> None:
    """Enter a payment in the books, in the database of the order."""
    AuditEntry.objects.using(using).get_or_create(  # (1)!
        action="paid", model=sender._meta.label, object_pk=order.pk
    )


# --8<-- [end:record_payment]
