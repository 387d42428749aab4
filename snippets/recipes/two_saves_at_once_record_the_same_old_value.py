"""Between the SELECT of pre_save and the write another request may write: the old value is wrong.

Receivers: audit
"""

from django.db.models.signals import pre_save

from audit.models import AuditEntry
from catalogue.models import Product

tea = Product.objects.create(name="Tea", stock=10)
AuditEntry.objects.all().delete()


# --8<-- [start:other]
def other_request(**kwargs):
    Product.objects.filter(pk=tea.pk).update(stock=5)  # (1)!
    print(f"row before the write: {Product.objects.get(pk=tea.pk).stock}")


pre_save.connect(other_request, sender=Product)
tea.stock = 9
tea.save()
# --8<-- [end:other]
print(f"recorded: {AuditEntry.objects.get().changes['stock']}")
