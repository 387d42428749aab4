"""What the warehouse has to do, away from the request."""

from __future__ import annotations

from collections.abc import Callable

from django.core import mail
from django.db import transaction

from audit.models import AuditEntry
from orders.models import Order

try:
    from django.tasks import task
except ImportError:  # Django 5.2 has no tasks: the work is done at once, as by ImmediateBackend

    def task(function: Callable[..., object]) -> Callable[..., object]:
        """Give a function the method that a task has."""
        function.enqueue = function
        return function


WAREHOUSE = "warehouse@example.com"


# --8<-- [start:mail_picking_list]
@task
def mail_picking_list(order_pk: int, using: str) -> str:
    """Mail the warehouse what to pack; once, even if it is run twice."""
    with transaction.atomic(using=using):
        orders = Order.objects.using(using).select_for_update()
        order = orders.filter(pk=order_pk).first()
        if order is None:  # (1)!
            return "order is gone"
        mark, is_new = AuditEntry.objects.using(using).get_or_create(  # (2)!
            action="picking list sent",
            model=Order._meta.label,
            object_pk=order_pk,
        )
        if not is_new:
            return "sent before"
        lines = order.lines.using(using).select_related("product")
        mail.send_mail(
            subject=f"Picking list {order.number}",
            message="\n".join(str(line) for line in lines),
            from_email=None,
            recipient_list=[WAREHOUSE],
        )
    return "sent"


# --8<-- [end:mail_picking_list]
