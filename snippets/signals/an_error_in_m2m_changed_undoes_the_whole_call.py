"""The method is one transaction; create(), however, makes the object before it begins."""

from django.db import transaction
from django.db.models.signals import m2m_changed
from django.dispatch import receiver
from django.forms import modelform_factory

from catalogue.models import Product, Tag

tea = Product.objects.create(name="Tea")
hot, new, red = (Tag.objects.create(name=name) for name in ("hot", "new", "red"))
tea.tags.add(hot)
ProductForm = modelform_factory(Product, fields=["name", "price", "stock", "tags"])


# --8<-- [start:receiver]
@receiver(m2m_changed, sender=Product.tags.through)
def fail(action, **kwargs):
    if action == "post_add":
        raise ValueError("receiver failed")


# --8<-- [end:receiver]


def show(title, call):
    try:
        call()
    except (ValueError, transaction.TransactionManagementError) as error:
        result = type(error).__name__
    tags = ", ".join(sorted(tag.name for tag in tea.tags.all()))
    print(f"{title}: {result}, tags {tags}")


def caught_in_atomic():
    with transaction.atomic():
        try:
            tea.tags.add(new)
        except ValueError:
            pass
        Tag.objects.count()


def form():
    data = {"name": "Mate", "price": 2, "stock": 1, "tags": [hot.pk]}
    ProductForm(data).save()


# --8<-- [start:cases]
show("add()", lambda: tea.tags.add(new))
show("set(), one out, two in", lambda: tea.tags.set([new, red]))
show("set(clear=True)", lambda: tea.tags.set([new, red], clear=True))
show("add(), caught in atomic()", caught_in_atomic)
show("create()", lambda: tea.tags.create(name="big"))
print(f"the tag made by create(): {Tag.objects.filter(name='big').count()}")
show("form.save()", form)
print(f"the product made by the form: {Product.objects.filter(name='Mate').count()}")
# --8<-- [end:cases]
