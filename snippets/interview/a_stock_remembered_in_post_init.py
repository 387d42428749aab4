"""What post_init remembers grows old: save() and refresh_from_db() leave it as it was."""

# --8<-- [start:code]
from django.db.models.signals import post_init
from django.dispatch import receiver

from catalogue.models import Product


@receiver(post_init, sender=Product)
def remember(instance, **kwargs):
    instance.stock_before = instance.stock


tea = Product.objects.create(name="Tea", stock=2)
tea.stock = 3
tea.save()
print(tea.stock_before, tea.stock)
Product.objects.update(stock=4)
tea.refresh_from_db()
print(tea.stock_before, tea.stock)
tea = Product.objects.get()
print(tea.stock_before, tea.stock)
# --8<-- [end:code]
