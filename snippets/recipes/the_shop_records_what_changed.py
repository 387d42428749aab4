"""The audit app of the shop records old and new values, and only where something changed.

Receivers: audit
"""

from django.db import transaction
from django.db.models import F

from audit.models import AuditEntry
from catalogue.models import Product
from orders.models import Customer, GiftOrder


def show(title):
    entries = AuditEntry.objects.all()
    if not entries:
        print(f"{title}: no entry")
    for entry in entries:
        for field, values in entry.changes.items():
            print(f"{title}: {entry.action}, {field} {values}")
    entries.delete()


# --8<-- [start:changes]
tea = Product.objects.create(name="Tea", slug="tea", price="4.5", stock=10)
show("create()")

tea.price = "5"
tea.save()
show("save()")

tea.save()
show("save() again")

tea.price, tea.stock = 9, F("stock") - 1
tea.save(update_fields=["stock"])
show("F(), update_fields")

with transaction.atomic():
    tea.price = 8
    tea.save()
    transaction.set_rollback(True)
show("rolled back")

Product.objects.get().delete()
show("delete()")
# --8<-- [end:changes]

ann = Customer.objects.create(name="Ann")
GiftOrder.objects.create(number="A-1", customer=ann, note="private", message="private")
stored = str(list(AuditEntry.objects.values_list("model", "changes")))
print(f"gift recorded as Order: {'orders.Order' in stored}, private text: {'private' in stored}")
