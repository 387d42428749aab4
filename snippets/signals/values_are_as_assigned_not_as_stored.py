"""In both signals a field holds what was assigned; the row may hold something else."""

from django.db.models.signals import post_save, pre_save
from django.dispatch import receiver

from catalogue.models import Product


def shown(value):
    return f"{type(value).__name__} {value}"


# --8<-- [start:receiver]
@receiver([pre_save, post_save], sender=Product)
def look(signal, instance, **kwargs):
    name = "pre_save" if signal is pre_save else "post_save"
    print(f"{name}: stock {shown(instance.stock)}, price {shown(instance.price)}")


# --8<-- [end:receiver]

tea = Product.objects.create(name="Tea", stock="7", price=2.5)
tea.refresh_from_db()
print(f"re-read: stock {shown(tea.stock)}, price {shown(tea.price)}")
