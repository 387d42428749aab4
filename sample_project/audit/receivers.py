"""Receivers of this app, connected by AppConfig.ready().

They write in the transaction of what they record: rolled back together, kept together. They see
what sends signals, so not bulk_create(), bulk_update(), QuerySet.update() or SQL, and they skip
fixtures (raw=True). Model signals know of no request, the actor comes from a middleware.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping

from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.signals import user_logged_in, user_login_failed
from django.db.models import Model, QuerySet
from django.db.models.signals import post_delete, post_save, pre_save
from django.dispatch import receiver

from catalogue.models import Product
from orders.models import GiftOrder, Order, PaidOrder
from orders.signals import speaks_for_row

from .actor import current_actor_id
from .models import AuditEntry

logger = logging.getLogger("shop")

# --8<-- [start:fields]
# Named one by one: a field added later is recorded only after somebody thought about it. Notes and
# messages of customers are left out, they may hold anything.
FIELDS: dict[type[Model], tuple[str, ...]] = {
    Product: ("name", "slug", "price", "stock", "category"),
    Order: ("number", "customer", "coupon", "paid"),
}
# --8<-- [end:fields]

Row = dict[str, object]


# --8<-- [start:record_save]
@receiver(pre_save, sender=Product)
@receiver(pre_save, sender=Order)
@receiver(pre_save, sender=PaidOrder)
@receiver(pre_save, sender=GiftOrder)
def remember_row(
    sender: type[Model], instance: Model, raw: bool, using: str, **kwargs: object
) -> None:
    """Read the row before it is written, at the price of one query: later it is gone."""
    if not raw:
        # A stack, because a receiver may save the instance again inside its own save.
        _stack(instance).append(_read_row(sender, instance.pk, using))


@receiver(post_save, sender=Product)
@receiver(post_save, sender=Order)
@receiver(post_save, sender=PaidOrder)
@receiver(post_save, sender=GiftOrder)
def record_save(
    sender: type[Model], instance: Model, raw: bool, using: str, **kwargs: object
) -> None:
    """Record what a save changed in the row; a save that changed nothing leaves no entry."""
    if raw:
        return
    before = _stack(instance).pop()
    # From the row again: the instance may hold "5", 5.0 or F("stock") - 1, and values that
    # update_fields kept out of the table.
    changes = _difference(before, _read_row(sender, instance.pk, using))
    if not before:
        _record("created", sender, instance, changes, using)
        logger.info('post_save %s "%s" created', sender.__name__, instance)
    elif changes:
        _record("changed", sender, instance, changes, using)
        names = ", ".join(changes)
        logger.info('post_save %s "%s" changed: %s', sender.__name__, instance, names)
    else:
        logger.info('post_save %s "%s" changed nothing', sender.__name__, instance)


# --8<-- [end:record_save]


# --8<-- [start:record_delete]
# Not GiftOrder: when one is deleted, its row of Order is announced as well.
@receiver(post_delete, sender=Product)
@receiver(post_delete, sender=Order)
@receiver(post_delete, sender=PaidOrder)
def record_delete(
    sender: type[Model],
    instance: Model,
    using: str,
    origin: Model | QuerySet | None,
    **kwargs: object,
) -> None:
    """Record a deletion with the last values of the instance; the row is gone already."""
    if speaks_for_row(sender, origin):
        fields = (instance._meta.get_field(name) for name in FIELDS[_recorded_as(sender)])
        # A deferred field cannot be read any more: the row is gone.
        gone = instance.get_deferred_fields()
        last = {f.name: f.value_from_object(instance) for f in fields if f.attname not in gone}
        _record("deleted", sender, instance, _difference(last, {}), using)
        logger.info('post_delete %s "%s" deleted', sender.__name__, instance)


# --8<-- [end:record_delete]


# --8<-- [start:fill_actor]
# A receiver of the entries themselves: whoever writes one need not think of it.
@receiver(pre_save, sender=AuditEntry)
def fill_actor(
    sender: type[AuditEntry], instance: AuditEntry, raw: bool, using: str, **kwargs: object
) -> None:
    """Name the person who is logged in, unless the entry names somebody already."""
    if not raw and instance.actor_id is None:
        instance.actor_id = current_actor_id(using)


# --8<-- [end:fill_actor]


# --8<-- [start:logins]
@receiver(user_logged_in)
def record_login(sender: type[AbstractBaseUser], user: AbstractBaseUser, **kwargs: object) -> None:
    """Record who logged in."""
    # Signals of auth bring no `using`; the user knows where it was read.
    AuditEntry.objects.using(user._state.db).create(
        action="logged in", model=user._meta.label, object_pk=user.pk, actor=user
    )
    logger.info('user_logged_in %s "%s"', type(user).__name__, user)


@receiver(user_login_failed)
def record_failed_login(sender: str, credentials: Mapping[str, object], **kwargs: object) -> None:
    """Record a failed attempt and the account it aimed at, if there is one.

    Never the typed name itself: people type their password into the wrong box. Django has replaced
    the password by asterisks, but only values whose key looks like a secret.
    """
    user_model = get_user_model()
    name = credentials.get(user_model.USERNAME_FIELD, credentials.get("username"))
    target = user_model._default_manager.filter(**{user_model.USERNAME_FIELD: name}).first()
    AuditEntry.objects.create(
        action="login failed",
        model=user_model._meta.label,
        object_pk=target.pk if target else "",
    )
    logger.info("user_login_failed")


# --8<-- [end:logins]


# --8<-- [start:compare]
def _recorded_as(sender: type[Model]) -> type[Model]:
    """The model under whose name a sender is recorded: one history for all kinds of orders."""
    return next(model for model in FIELDS if issubclass(sender, model))


def _stack(instance: Model) -> list[Row]:
    return instance.__dict__.setdefault("_audit_rows", [])


def _read_row(sender: type[Model], pk: object, using: str) -> Row:
    """The recorded columns as the database has them; empty while there is no row."""
    if pk is None:
        return {}
    model = _recorded_as(sender)
    rows = model._base_manager.using(using).filter(pk=pk)
    return rows.values(*FIELDS[model]).first() or {}


def _difference(before: Row, after: Row) -> dict[str, list[object]]:
    """The values that differ, as {name: [old, new]}."""
    pairs = {name: [before.get(name), after.get(name)] for name in before | after}
    return {name: [_json(v) for v in pair] for name, pair in pairs.items() if pair[0] != pair[1]}


def _json(value: object) -> object:
    """A value that JSON can hold: prices and UUIDs become text."""
    return value if value is None or isinstance(value, bool | int | str) else str(value)


# --8<-- [end:compare]


def _record(
    action: str,
    sender: type[Model],
    instance: Model,
    changes: dict[str, list[object]],
    using: str,
) -> None:
    AuditEntry.objects.using(using).create(
        action=action,
        model=_recorded_as(sender)._meta.label,
        object_pk=instance.pk,
        changes=changes,
    )
