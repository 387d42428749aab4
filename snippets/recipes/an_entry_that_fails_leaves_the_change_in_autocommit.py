"""In autocommit an audit that fails leaves a change without an entry; in atomic() both go.

Receivers: audit
"""

from django.db import transaction
from django.db.models.signals import pre_save

from audit.models import AuditEntry
from catalogue.models import Product

tea = Product.objects.create(name="Tea", stock=1)
AuditEntry.objects.all().delete()


def full(**kwargs):
    raise OSError("disk full")


pre_save.connect(full, sender=AuditEntry)


# --8<-- [start:cases]
def change(stock):
    tea.stock = stock
    try:
        tea.save()
    except OSError as error:
        return type(error).__name__


print(f"autocommit: {change(2)}", end=", ")
print(f"stock {Product.objects.get().stock}, entries {AuditEntry.objects.count()}")

with transaction.atomic():
    error = change(3)
    transaction.set_rollback(True)
print(f"atomic(): {error}", end=", ")
print(f"stock {Product.objects.get().stock}, entries {AuditEntry.objects.count()}")
# --8<-- [end:cases]
