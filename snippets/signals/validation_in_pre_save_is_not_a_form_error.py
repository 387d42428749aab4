"""A ValidationError from pre_save reaches the caller of save(), not the form.

Wrong: on purpose
"""

from django.core.exceptions import ValidationError
from django.db.models.signals import pre_save
from django.dispatch import receiver
from django.forms import modelform_factory

from catalogue.models import Product


# --8<-- [start:receiver]
@receiver(pre_save, sender=Product)
def check_price(instance, **kwargs):
    if instance.price < 0:
        raise ValidationError("price below zero")


# --8<-- [end:receiver]

ProductForm = modelform_factory(Product, fields=["name", "price", "stock"])
form = ProductForm({"name": "Tea", "price": -1, "stock": 0})
print(f"is_valid(): {form.is_valid()}")
try:
    form.save()
except ValidationError as error:
    print(f"save(): {type(error).__name__}")

Product.objects.bulk_create([Product(name="Tea", price=-1)])
Product.objects.update(price=-2)
print(f"rows below zero: {Product.objects.filter(price__lt=0).count()}")
