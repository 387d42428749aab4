"""Editing through a form: post_save sees the tags of before, m2m_changed says what changed."""

from django.db.models.signals import m2m_changed, post_save
from django.dispatch import receiver
from django.forms import modelform_factory

from catalogue.models import Product, Tag

hot, new = (Tag.objects.create(name=name) for name in ("hot", "new"))
tea = Product.objects.create(name="Tea")
tea.tags.set([hot])
ProductForm = modelform_factory(Product, fields=["name", "price", "stock", "tags"])


def names(manager):
    return ", ".join(manager.order_by("name").values_list("name", flat=True)) or "none"


# --8<-- [start:receivers]
@receiver(post_save, sender=Product)
def product_saved(instance, **kwargs):
    print(f"post_save: tags {names(instance.tags)}")


@receiver(m2m_changed, sender=Product.tags.through)
def tags_changed(instance, action, **kwargs):
    print(f"{action}: tags {names(instance.tags)}")


# --8<-- [end:receivers]

# --8<-- [start:edits]
for tags in ([new.pk], [new.pk]):
    print("form.save()")
    ProductForm({"name": "Tea", "price": 2, "stock": 1, "tags": tags}, instance=tea).save()
# --8<-- [end:edits]
