"""list_editable saves the rows that were changed, all in one transaction."""

from django.contrib import admin
from django.contrib.auth.models import User
from django.db import connection
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.test import Client, override_settings
from django.urls import path

from catalogue.models import Tag


class TagAdmin(admin.ModelAdmin):
    list_display = ["id", "name"]
    list_editable = ["name"]


@receiver(post_save, sender=Tag)
def look(instance, **kwargs):
    if connection.in_atomic_block:
        print(f"  post_save of {instance.name}, in a transaction")
    if instance.name == "refused":
        raise ValueError


site = admin.AdminSite()
site.register(Tag, TagAdmin)
client = Client(raise_request_exception=False)
client.force_login(User.objects.create_superuser("root"))
hot, new = Tag.objects.create(name="hot"), Tag.objects.create(name="new")


def save(first, second):
    data = {"form-TOTAL_FORMS": 2, "form-INITIAL_FORMS": 2, "_save": "Save"}
    data |= {"form-0-id": new.pk, "form-0-name": second}
    data |= {"form-1-id": hot.pk, "form-1-name": first}
    print(f"hot: {first}, new: {second}")
    with override_settings(ROOT_URLCONF=(path("admin/", site.urls),)):
        status = client.post("/admin/catalogue/tag/", data).status_code
    print(f"  status {status}, rows:", ", ".join(Tag.objects.values_list("name", flat=True)))


save("hot", "newer")
save("refused", "newest")
