"""A form saves the object first and its many-to-many values after post_save."""

from django.db.models.signals import m2m_changed, post_save
from django.dispatch import receiver
from django.forms import modelform_factory

from catalogue.models import Product, Tag

hot = Tag.objects.create(name="hot")
ProductForm = modelform_factory(Product, fields=["name", "price", "stock", "tags"])


# --8<-- [start:receivers]
@receiver(post_save, sender=Product)
def product_saved(instance, **kwargs):
    print(f"post_save: {instance.tags.count()} tags")


@receiver(m2m_changed, sender=Product.tags.through)
def tags_changed(instance, action, **kwargs):
    if action == "post_add":
        print(f"m2m_changed {action}: {instance.tags.count()} tags")


# --8<-- [end:receivers]

data = {"name": "Tea", "price": 2, "stock": 1, "tags": [hot.pk]}
print("form.save()")
ProductForm(data).save()

print("form.save(commit=False)")
form = ProductForm(data)
tea = form.save(commit=False)
print("instance.save()")
tea.save()
print("form.save_m2m()")
form.save_m2m()
