"""What pre_save sets is written, unless update_fields leaves it out; post_save is too late."""

from django.db.models.signals import post_save, pre_save
from django.dispatch import receiver

from catalogue.models import Product


# --8<-- [start:receivers]
@receiver(pre_save, sender=Product)
def before(instance, **kwargs):
    instance.slug = instance.name.lower()


@receiver(post_save, sender=Product)
def after(instance, **kwargs):
    instance.stock = 99


# --8<-- [end:receivers]


def show(title, tea):
    row = Product.objects.values("slug", "stock").get()
    print(f"{title}: slug {tea.slug} in memory, {row['slug']} in the row")
    print(f"{title}: stock {tea.stock} in memory, {row['stock']} in the row")


tea = Product(name="Tea")
tea.save()
show("save()", tea)
tea.save()
show("save() again", tea)

tea.name = "Mate"
tea.stock = 0
tea.save(update_fields=["stock"])
tea.save(update_fields=["name"])
show("update_fields=['name']", tea)

tea.save(update_fields=["slug"])
tea = Product.objects.only("name").get()
tea.name = "Cocoa"
tea.save()
show("slug and stock deferred", tea)
