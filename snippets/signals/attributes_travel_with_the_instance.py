"""Both signals and the caller hold one object, so an attribute carries data between them."""

from django.db.models.signals import post_save, pre_save
from django.dispatch import receiver

from catalogue.models import Product


# --8<-- [start:receivers]
@receiver(pre_save, sender=Product)
def remember(sender, instance, raw, using, update_fields, **kwargs):
    instance._old_price = None
    if raw or (update_fields is not None and "price" not in update_fields):
        return
    rows = sender._base_manager.using(using).filter(pk=instance.pk)  # (1)!
    instance._old_price = rows.values_list("price", flat=True).first()


@receiver(post_save, sender=Product)
def compare(sender, instance, created, **kwargs):
    if created or instance._old_price is None or getattr(instance, "_quiet", False):
        return
    if instance._old_price != instance.price:
        print(f"price {instance._old_price} -> {instance.price}")


# --8<-- [end:receivers]

tea = Product.objects.create(name="Tea", price=2)
print("same price")
tea.save()
print("new price")
tea.price = 3
tea.save()
print("new price, but update_fields without it")
tea.price = 4
tea.save(update_fields=["name"])
print("new price, quiet")
tea._quiet = True  # (2)!
tea.save()
