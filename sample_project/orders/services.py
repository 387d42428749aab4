"""What the shop does with orders, as plain functions: the first place to look."""

from __future__ import annotations

from functools import partial

from django.db import router, transaction

from .models import Order
from .signals import order_paid


# --8<-- [start:pay]
def pay(order: Order, *, using: str | None = None) -> bool:
    """Mark an order as paid; return False, and do nothing, if it was paid before.

    Sends order_paid once the outermost transaction is committed, never after a rollback. A failing
    receiver cannot undo a payment: send_robust() logs its exception and calls the others.
    """
    using = using or router.db_for_write(type(order), instance=order)
    with transaction.atomic(using=using):
        # Read again under a lock: two payments at the same time must not send two mails, and
        # unsaved changes of the caller's object are not ours to save.
        locked = type(order)._base_manager.using(using).select_for_update().get(pk=order.pk)
        is_new = not locked.paid
        if is_new:
            locked.paid = True
            # save(), not QuerySet.update(): the audit listens to post_save.
            locked.save(using=using, update_fields=["paid"])
            announce = partial(order_paid.send_robust, sender=Order, order=locked, using=using)
            transaction.on_commit(announce, using=using)
    order.paid = True
    return is_new


# --8<-- [end:pay]
