"""While a fixture is loading, related rows and the fields of a parent may not be there."""

import json
import tempfile
from pathlib import Path

from django.core.exceptions import ObjectDoesNotExist
from django.core.management import call_command
from django.db.models.signals import post_save
from django.dispatch import receiver

from orders.models import GiftOrder, Order


def load(*rows):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "shop.json"
        path.write_text(json.dumps(rows), encoding="utf-8")
        call_command("loaddata", path, verbosity=0)


def row(model, pk, **fields):
    return {"model": model, "pk": pk, "fields": fields}


# --8<-- [start:receivers]
@receiver(post_save, sender=Order)
def order_saved(instance, raw, **kwargs):
    try:
        print(f"Order raw={raw} customer={instance.customer}")
    except ObjectDoesNotExist as error:
        print(f"Order raw={raw} {type(error).__qualname__}")


@receiver(post_save, sender=GiftOrder)
def gift_saved(instance, raw, **kwargs):
    print(f"GiftOrder raw={raw} number={instance.number!r} message={instance.message!r}")


# --8<-- [end:receivers]

load(
    row("orders.order", 1, number="A-1", customer=1),
    row("orders.giftorder", 1, message="For you"),
    row("orders.customer", 1, name="Ann"),
)
print(f"stored: {GiftOrder.objects.get().number} for {GiftOrder.objects.get().customer}")
