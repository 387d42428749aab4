"""An unsaved related object is refused by save(), but lost in silence when pre_save sets it.

Wrong: on purpose
"""

from django.db.models.signals import pre_save
from django.dispatch import receiver

from catalogue.models import Category, Product

try:
    Product(name="Tea", category=Category(name="Drinks")).save()
except ValueError as error:
    print(f"set by the caller: {type(error).__name__}")


# --8<-- [start:receiver]
@receiver(pre_save, sender=Product)
def put_on_shelf(instance, **kwargs):
    instance.category = Category(name="Drinks")


# --8<-- [end:receiver]

tea = Product(name="Tea")
tea.save()
print(f"set in pre_save: category {tea.category}, stored {Product.objects.get().category}")
