"""Type hints of a receiver serve people and type checkers; a signal does not look at them."""

from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver

from orders.models import Customer


# --8<-- [start:receiver]
@receiver(post_save, sender=Customer)
def greet(
    sender: type[Customer],
    instance: Customer,
    *,
    created: bool,
    raw: bool,
    using: str,
    update_fields: frozenset[str] | None,
    **kwargs: Any,
) -> None:
    print("greet:", type(instance).__name__, created, raw, using, update_fields)


# --8<-- [end:receiver]


@receiver(post_save, sender=Customer)
def wrong(sender: str, instance: int, **kwargs: str) -> None:
    print("wrong hints, called with:", type(instance).__name__)


Customer.objects.create(name="Ann").save(update_fields=["name"])
