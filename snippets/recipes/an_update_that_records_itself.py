"""A function that updates many rows at once writes the entries itself, in the same transaction."""

from decimal import Decimal

from django.contrib.auth.models import User

# --8<-- [start:service]
from django.db import transaction
from django.db.models import F

from audit.models import AuditEntry
from catalogue.models import Product


@transaction.atomic
def raise_prices(products, amount, *, by):
    rows = products.select_for_update()  # (1)!
    before = dict(rows.values_list("pk", "price"))
    changed = Product.objects.filter(pk__in=before)
    changed.update(price=F("price") + amount)
    AuditEntry.objects.bulk_create(
        AuditEntry(
            action="changed",
            model=Product._meta.label,
            object_pk=pk,
            changes={"price": [str(before[pk]), str(price)]},
            actor=by,
        )
        for pk, price in changed.values_list("pk", "price")
    )


# --8<-- [end:service]

Product.objects.bulk_create(Product(name=name, price=4) for name in ("Tea", "Mate"))
raise_prices(Product.objects.all(), Decimal("0.5"), by=User.objects.create_user("ann"))
for entry in AuditEntry.objects.all():
    print(entry, entry.changes, f"by {entry.actor}")
