"""In post_save the row already holds the new value; the old one is there in pre_save only."""

from django.db.models.signals import post_save, pre_save
from django.dispatch import receiver

from catalogue.models import Product


# --8<-- [start:receiver]
@receiver([pre_save, post_save], sender=Product)
def compare(signal, sender, instance, **kwargs):
    name = "pre_save" if signal is pre_save else "post_save"
    old = sender.objects.filter(pk=instance.pk).first()
    print(f"{name}: row {old and old.price}, instance {instance.price}")


# --8<-- [end:receiver]

print("new")
tea = Product(name="Tea", price=2)
tea.save()
print("changed")
tea.price = 3
tea.save()
