"""The admin saves object and tags in one transaction: an error in post_save undoes them."""

from django.contrib import admin
from django.contrib.auth.models import User
from django.db import connection
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.test import Client, override_settings
from django.urls import path

from catalogue.models import Product, Tag

hot = Tag.objects.create(name="hot")
root = User.objects.create_superuser("root")


# --8<-- [start:receiver]
@receiver(post_save, sender=Product)
def product_saved(instance, **kwargs):
    inside = connection.in_atomic_block
    print(f"post_save: in a transaction={inside}, {instance.tags.count()} tags")
    if instance.name == "broken":
        raise ValueError("receiver failed")


# --8<-- [end:receiver]

site = admin.AdminSite()
site.register(Product)
client = Client(raise_request_exception=False)
client.force_login(root)

with override_settings(ROOT_URLCONF=(path("admin/", site.urls),)):
    for name in ("Tea", "broken"):
        data = {"name": name, "price": 2, "stock": 1, "tags": [hot.pk]}
        response = client.post("/admin/catalogue/product/add/", data)
        rows = Product.objects.filter(name=name)
        print(f"{name}: status {response.status_code}, rows {rows.count()}")
print(f"tags of Tea: {Product.objects.get().tags.count()}")
