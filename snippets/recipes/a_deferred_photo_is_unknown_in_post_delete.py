"""A deferred field is loaded when it is read; in post_delete there is no row to load it from."""

from django.db.models.signals import post_delete, pre_delete

from catalogue.models import Product


# --8<-- [start:receivers]
def before(instance, **kwargs):
    print(f"pre_delete: {instance.photo.name}")


def after(instance, **kwargs):
    print(f"post_delete: {instance.photo.name}")


# --8<-- [end:receivers]

Product.objects.create(name="Tea", photo="products/tea.jpg")
for signal, receiver in (pre_delete, before), (post_delete, after):
    signal.connect(receiver, sender=Product)
    try:
        Product.objects.only("name").delete()
    except Product.DoesNotExist as error:
        print(f"post_delete: {type(error).__name__}")
    signal.disconnect(receiver, sender=Product)
    print(f"rows left: {Product.objects.count()}")
    Product.objects.create(name="Tea", photo="products/tea.jpg")
