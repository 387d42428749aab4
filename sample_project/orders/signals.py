"""What this app tells others, and a question to ask when an order is deleted."""

from __future__ import annotations

from django.db.models import Model, QuerySet
from django.dispatch import Signal

from .models import PaidOrder

# --8<-- [start:order_paid]
# Sent by orders.services.pay() after the payment is committed; sender is
# always Order, also when a PaidOrder or a GiftOrder was paid. Arguments:
#   order: the order as it was saved, of the class that was given to pay();
#   using: the alias of the database that holds it.
order_paid = Signal()
# --8<-- [end:order_paid]


def speaks_for_row(sender: type[Model], origin: Model | QuerySet | None) -> bool:
    """Whether a delete signal of Order or PaidOrder is the only one of the two for its row.

    Saving sends for the class of the instance alone, deleting also for the parents of a child
    class: a GiftOrder for GiftOrder and for Order. So Order and PaidOrder are the senders to
    connect to, but a gift that is deleted as a PaidOrder sends for both of them.
    """
    deleted_as = origin.model if isinstance(origin, QuerySet) else type(origin)
    return sender is PaidOrder or deleted_as is not PaidOrder
