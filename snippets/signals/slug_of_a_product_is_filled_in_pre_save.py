"""The shop fills an empty slug before the row is written, where it can still be written.

Receivers: catalogue
"""

from catalogue.models import Product

tea = Product.objects.create(name="Green tea")
print(f"create(): {Product.objects.get().slug}")

tea.name = "Black tea"
tea.save()
print(f"new name: {Product.objects.get().slug}")

tea.slug = ""
tea.save(update_fields=["name"])
print(f"update_fields without slug: {tea.slug or '-'} in memory")
