"""The entry of a deletion holds the values in memory, which may be old or never saved.

Receivers: audit
"""

from audit.models import AuditEntry
from catalogue.models import Product

# --8<-- [start:delete]
tea = Product.objects.create(name="Tea", stock=10)
Product.objects.update(stock=3)
print(f"row: {Product.objects.get().stock}")
tea.delete()
# --8<-- [end:delete]
print(f"recorded: {AuditEntry.objects.last().changes['stock']}")
