"""A trigger gets the old and the new value, also from update(), where no receiver runs.

Database: sqlite
"""

from django.db import connection
from django.db.models.signals import pre_save
from django.dispatch import receiver

from catalogue.models import Product

seen = []


# --8<-- [start:places]
@receiver(pre_save, sender=Product)
def compare(instance, **kwargs):
    old = Product.objects.values_list("stock", flat=True).get(pk=instance.pk)
    seen.append(f"pre_save {old} -> {instance.stock}")


TRIGGER = """
    CREATE TRIGGER stock_changed AFTER UPDATE OF stock ON catalogue_product
    BEGIN SELECT seen('trigger ' || OLD.stock || ' -> ' || NEW.stock); END
"""
# --8<-- [end:places]


def show(title):
    print(f"{title}: {', '.join(seen)}")
    seen.clear()


tea = Product(name="Tea", stock=1)
Product.objects.bulk_create([tea])
tea = Product.objects.get()
connection.connection.create_function("seen", 1, seen.append)
with connection.cursor() as cursor:
    cursor.execute(TRIGGER)
try:
    # --8<-- [start:writes]
    tea.stock = 2
    tea.save()
    show("save()")
    Product.objects.update(stock=3)
    show("update()")
    # --8<-- [end:writes]
finally:
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER stock_changed")
