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
from django.db import router
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
# Named one by one: a field added later is recorded only after somebody
# thought about it. Notes and messages of customers are left out, they may
# hold anything.
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
    sender: type[Model],
    instance: Model,
    raw: bool,
    using: str,
    **kwargs: object,
) -> None:
    """Read the row before it is written: one query, later it is gone."""
    if not raw:
        # A stack: a receiver may save the instance inside its own save.
        _stack(instance).append(_read_row(sender, instance.pk, using))


@receiver(post_save, sender=Product)
@receiver(post_save, sender=Order)
@receiver(post_save, sender=PaidOrder)
@receiver(post_save, sender=GiftOrder)
def record_save(
    sender: type[Model],
    instance: Model,
    raw: bool,
    using: str,
    **kwargs: object,
) -> None:
    """Record what a save changed in the row; nothing changed, no entry."""
    if raw:
        return
    before = _stack(instance).pop()
    # From the row again: the instance may hold "5", 5.0 or F("stock") - 1,
    # and values that update_fields kept out of the table.
    changes = _difference(before, _read_row(sender, instance.pk, using))
    name = sender.__name__
    if not before:
        _record("created", sender, instance, changes, using)
        logger.info('post_save %s "%s" created', name, instance)
    elif changes:
        _record("changed", sender, instance, changes, using)
        fields = ", ".join(changes)
        logger.info('post_save %s "%s" changed: %s', name, instance, fields)
    else:
        logger.info('post_save %s "%s" changed nothing', name, instance)


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
    """Record a deletion with the last values of the instance."""
    if speaks_for_row(sender, origin):
        names = FIELDS[_recorded_as(sender)]
        fields = [instance._meta.get_field(name) for name in names]
        # A deferred field cannot be read any more: the row is gone.
        gone = instance.get_deferred_fields()
        known = [field for field in fields if field.attname not in gone]
        last = {f.name: f.value_from_object(instance) for f in known}
        _record("deleted", sender, instance, _difference(last, {}), using)
        logger.info('post_delete %s "%s" deleted', sender.__name__, instance)


# --8<-- [end:record_delete]


# --8<-- [start:fill_actor]
# A receiver of the entries: whoever writes one need not think of it.
@receiver(pre_save, sender=AuditEntry)
def fill_actor(
    sender: type[AuditEntry],
    instance: AuditEntry,
    raw: bool,
    using: str,
    **kwargs: object,
) -> None:
    """Name who is logged in, unless the entry names somebody already."""
    if not raw and instance.actor_id is None:
        instance.actor_id = current_actor_id(using)


# --8<-- [end:fill_actor]


# --8<-- [start:logins]
@receiver(user_logged_in)
def record_login(
    sender: type[AbstractBaseUser],
    user: AbstractBaseUser,
    **kwargs: object,
) -> None:
    """Record who logged in."""
    # Signals of auth bring no `using`; the user may come from a replica.
    using = router.db_for_write(user._meta.model, instance=user)
    AuditEntry.objects.using(using).create(
        action="logged in",
        model=user._meta.label,
        object_pk=user.pk,
        actor=user,
    )
    logger.info('user_logged_in %s "%s"', type(user).__name__, user)


@receiver(user_login_failed)
def record_failed_login(
    sender: str,
    credentials: Mapping[str, object],
    **kwargs: object,
) -> None:
    """Record a failed attempt and the account it aimed at, if there is one.

    Never the typed name itself: people type their password into the wrong
    box. Django puts asterisks only where the key looks like a secret.
    """
    user_model = get_user_model()
    field = user_model.USERNAME_FIELD
    name = credentials.get(field, credentials.get("username"))
    target = user_model._default_manager.filter(**{field: name}).first()
    AuditEntry.objects.create(
        action="login failed",
        model=user_model._meta.label,
        object_pk=target.pk if target else "",
    )
    logger.info("user_login_failed")


# --8<-- [end:logins]


# --8<-- [start:compare]
def _recorded_as(sender: type[Model]) -> type[Model]:
    """The model that names the entries: one history for all orders."""
    return next(model for model in FIELDS if issubclass(sender, model))


def _stack(instance: Model) -> list[Row]:
    return instance.__dict__.setdefault("_audit_rows", [])


def _read_row(sender: type[Model], pk: object, using: str) -> Row:
    """The recorded columns of the database; empty while there is no row."""
    if pk is None:
        return {}
    model = _recorded_as(sender)
    rows = model._base_manager.using(using).filter(pk=pk)
    return rows.values(*FIELDS[model]).first() or {}


def _difference(before: Row, after: Row) -> dict[str, list[object]]:
    """The values that differ, as {name: [old, new]}."""
    changes = {}
    for name in before | after:
        old, new = before.get(name), after.get(name)
        if old != new:
            changes[name] = [_json(old), _json(new)]
    return changes


def _json(value: object) -> object:
    """A value that JSON can hold: prices and UUIDs become text."""
    if value is None or isinstance(value, bool | int | str):
        return value
    return str(value)


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
