"""A limit in pre_add stops add(), but a form does not report it, and the other side evades it."""

from django.core.exceptions import ValidationError
from django.db.models.signals import m2m_changed
from django.dispatch import receiver
from django.forms import modelform_factory

from catalogue.models import Product, Tag


# --8<-- [start:receiver]
@receiver(m2m_changed, sender=Product.tags.through)
def at_most_two(instance, action, reverse, pk_set, **kwargs):
    if action == "pre_add" and not reverse and instance.tags.count() + len(pk_set) > 2:
        raise ValidationError("A product has at most two tags.")


# --8<-- [end:receiver]

hot, new, red = (Tag.objects.create(name=name) for name in ("hot", "new", "red"))
tea = Product.objects.create(name="Tea")
tea.tags.set([hot, new])

# --8<-- [start:calls]
try:
    tea.tags.add(red)
except ValidationError as error:
    print(f"add(): ValidationError, {tea.tags.count()} tags")

ProductForm = modelform_factory(Product, fields=["name", "price", "stock", "tags"])
form = ProductForm({"name": "Mate", "price": 2, "stock": 1, "tags": [hot.pk, new.pk, red.pk]})
print(f"is_valid(): {form.is_valid()}")
try:
    form.save()
except ValidationError:
    print(f"form.save(): ValidationError, {Product.objects.filter(name='Mate').count()} product")

red.product_set.add(tea)
print(f"from the other side: {tea.tags.count()} tags")
# --8<-- [end:calls]
