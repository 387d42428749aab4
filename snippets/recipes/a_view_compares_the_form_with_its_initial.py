"""A view that handles the form itself needs no signal: the form knows the old tags and the new."""

from django.forms import modelform_factory

from catalogue.models import Product, Tag

hot, new = Tag.objects.create(name="hot"), Tag.objects.create(name="new")
tea = Product.objects.create(name="Tea")
tea.tags.set([hot])
ProductForm = modelform_factory(Product, fields=["name", "tags"])


# --8<-- [start:save]
def save(form):
    before = set(form.initial["tags"])  # (1)!
    product = form.save()
    after = set(form.cleaned_data["tags"])
    if "tags" in form.changed_data:
        announce(product, added=after - before, removed=before - after)


# --8<-- [end:save]


def announce(product, added, removed):
    print(f"{product}: added {names(added)}, removed {names(removed)}")


def names(tags):
    return ", ".join(sorted(tag.name for tag in tags)) or "none"


form = ProductForm({"name": "Tea", "tags": [new.pk]}, instance=tea)
form.is_valid()
save(form)

form = ProductForm({"name": "Green tea", "tags": [new.pk]}, instance=tea)
form.is_valid()
save(form)
print(f"second form changed: {form.changed_data}")
