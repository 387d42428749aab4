"""What sends no save or delete signal of the recorded model leaves no entry in the audit.

Receivers: audit
"""

from django.core import serializers
from django.db import connection

from audit.models import AuditEntry
from catalogue.models import Category, Product, Tag

drinks = Category.objects.create(name="Drinks")
tea = Product.objects.create(name="Tea", price=4, category=drinks)
fixture = serializers.serialize("json", [tea])


def show(title):
    actions = [entry.action for entry in AuditEntry.objects.all()]
    print(f"{title}: {', '.join(actions) or 'no entry'}")
    AuditEntry.objects.all().delete()


show("create()")
Product.objects.update_or_create(name="Tea", defaults={"price": 5})
show("update_or_create()")
Product.objects.update(price=6)
show("QuerySet.update()")
tea.price = 7
Product.objects.bulk_update([tea], ["price"])
show("bulk_update()")
Product.objects.bulk_create([Product(name="Mate")])
show("bulk_create()")
with connection.cursor() as cursor:
    cursor.execute("UPDATE catalogue_product SET price = 8")
show("raw SQL")
for row in serializers.deserialize("json", fixture):
    row.save()
show("fixture")
tea.tags.set([Tag.objects.create(name="hot")])
show("tags.set()")
drinks.delete()
show("category deleted, SET_NULL")
Product.objects.filter(name="Mate").delete()
show("QuerySet.delete()")
tea.tags.clear()
Product.objects.all()._raw_delete("default")
show("_raw_delete()")
