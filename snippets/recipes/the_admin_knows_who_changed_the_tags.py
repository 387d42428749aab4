"""save_related() of the admin has the request, the old tags before its call, the new ones after."""

# --8<-- [start:admin]
from django.contrib import admin

from catalogue.models import Product


class ProductAdmin(admin.ModelAdmin):
    fields = ["name", "tags"]

    def save_related(self, request, form, formsets, change):
        before = set(form.instance.tags.all())
        super().save_related(request, form, formsets, change)
        after = set(form.instance.tags.all())
        if before != after:
            added, removed = after - before, before - after
            announce(form.instance, request.user, added, removed)


# --8<-- [end:admin]

from django.contrib.auth.models import User
from django.test import Client, override_settings
from django.urls import path

from catalogue.models import Tag


def announce(product, by, added, removed):
    def names(tags):
        return ", ".join(sorted(tag.name for tag in tags)) or "none"

    print(f"{product}: {by} added {names(added)}, removed {names(removed)}")


site = admin.AdminSite()
site.register(Product, ProductAdmin)


class Urls:
    urlpatterns = [path("admin/", site.urls)]


hot, new = Tag.objects.create(name="hot"), Tag.objects.create(name="new")
client = Client()
client.force_login(User.objects.create_superuser("boss"))
with override_settings(ROOT_URLCONF=Urls):
    client.post("/admin/catalogue/product/add/", {"name": "Tea", "tags": [hot.pk]})
    page = f"/admin/catalogue/product/{Product.objects.get().pk}/change/"
    client.post(page, {"name": "Tea", "tags": [new.pk]})
    client.post(page, {"name": "Tea", "tags": [new.pk]})
