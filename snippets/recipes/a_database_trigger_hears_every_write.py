"""A trigger stands in the database: it records what update() and SQL change.

Database: sqlite
"""

from django.db import connection

from audit.models import AuditEntry
from catalogue.models import Product

# --8<-- [start:trigger]
TRIGGER = """
CREATE TRIGGER price_audit AFTER UPDATE OF price ON catalogue_product
WHEN old.price IS NOT new.price
BEGIN
    INSERT INTO audit_auditentry (action, model, object_pk, changes, at)
    VALUES (
        'changed', 'catalogue.Product', new.id,
        json_object('price', json_array(old.price, new.price)),
        datetime('now')
    );
END
"""
# --8<-- [end:trigger]

tea = Product.objects.create(name="Tea", price=4)
with connection.cursor() as cursor:
    cursor.execute(TRIGGER)
    # --8<-- [start:writes]
    Product.objects.update(price=5)
    tea.price = 6
    Product.objects.bulk_update([tea], ["price"])
    cursor.execute("UPDATE catalogue_product SET price = 7")
    Product.objects.update(price=7)
    # --8<-- [end:writes]
    cursor.execute("DROP TRIGGER price_audit")

for entry in AuditEntry.objects.all():
    print(entry, entry.changes, f"by {entry.actor}")
