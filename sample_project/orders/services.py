"""What the shop does with orders, as plain functions: the first place to look."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import partial

from django.db import DEFAULT_DB_ALIAS, router, transaction
from django.db.models import Count, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from catalogue.models import Product

from .models import Customer, Order, OrderLine
from .signals import order_paid


# --8<-- [start:place_order]
@transaction.atomic
def place_order(
    number: str,
    customer: Customer,
    products: Iterable[Product],
) -> Order:
    """Save an order with its lines: after the commit both are there."""
    order = Order.objects.create(number=number, customer=customer)
    lines = [OrderLine(order=order, product=product) for product in products]
    OrderLine.objects.bulk_create(lines)
    return order


# --8<-- [end:place_order]


# --8<-- [start:pay]
def pay(order: Order, *, using: str | None = None) -> bool:
    """Mark an order as paid; return False if it was paid before.

    Sends order_paid after the commit of the outermost transaction, never
    after a rollback. A failing receiver cannot undo a payment: send_robust()
    logs its exception and calls the others.
    """
    using = using or router.db_for_write(type(order), instance=order)
    with transaction.atomic(using=using):
        # Read again under a lock: two payments at once must not send two
        # mails, and the caller's unsaved changes are not ours to save.
        rows = type(order)._base_manager.using(using)
        locked = rows.select_for_update().get(pk=order.pk)
        is_new = not locked.paid
        if is_new:
            locked.paid = True
            # save(), not QuerySet.update(): the audit listens to post_save.
            locked.save(using=using, update_fields=["paid"])
            announce = partial(
                order_paid.send_robust,
                sender=Order,
                order=locked,
                using=using,
            )
            transaction.on_commit(announce, using=using)
    order.paid = True
    return is_new


# --8<-- [end:pay]


# --8<-- [start:import_orders]
def import_orders(
    orders: Sequence[Order],
    using: str = DEFAULT_DB_ALIAS,
) -> None:
    """Insert many orders at once and add them to the customers' counters.

    bulk_create() sends no signals: no mail, no task, no entry in the audit.
    """
    counts = Counter(order.customer_id for order in orders)
    with transaction.atomic(using=using):
        for customer_id, new in sorted(counts.items()):  # (1)!
            customer = Customer.objects.using(using).filter(pk=customer_id)
            customer.update(orders_count=F("orders_count") + new)
        Order.objects.using(using).bulk_create(orders)  # (2)!


# --8<-- [end:import_orders]


# --8<-- [start:recount]
def recount(customers: QuerySet[Customer] | None = None) -> int:
    """Correct orders_count where it is wrong; return how many were wrong."""
    customers = Customer.objects.all() if customers is None else customers
    orders = Order._base_manager.filter(customer=OuterRef("pk")).order_by()
    total = orders.values("customer").values(total=Count("pk"))
    truth = Coalesce(Subquery(total), 0)  # (1)!
    wrong = customers.exclude(orders_count=truth)
    return wrong.update(orders_count=truth)  # (2)!


# --8<-- [end:recount]
