"""Receivers of this app, connected by AppConfig.ready()."""

from __future__ import annotations

from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver

from orders.models import GiftOrder, Order

from .tasks import mail_picking_list


# --8<-- [start:ask_for_packing]
@receiver(post_save, sender=Order)
@receiver(post_save, sender=GiftOrder)
def ask_for_packing(
    sender: type[Order],
    instance: Order,
    created: bool,
    raw: bool,
    using: str,
    **kwargs: object,
) -> None:
    """Hand a new order over after the commit: a worker must find the row."""
    if not created or raw:
        return
    pk = instance.pk

    def enqueue() -> None:
        mail_picking_list.enqueue(pk, using)

    transaction.on_commit(enqueue, using=using, robust=True)  # (1)!


# --8<-- [end:ask_for_packing]
