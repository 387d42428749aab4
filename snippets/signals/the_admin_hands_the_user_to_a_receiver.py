"""save_model() of an admin class has the request and hands its user to receivers on the object."""

from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.test import Client, override_settings
from django.urls import path

from catalogue.models import Tag

root = User.objects.create_superuser("root")
site = admin.AdminSite()


# --8<-- [start:admin]
class TagAdmin(admin.ModelAdmin):
    def save_model(self, request, obj, form, change):
        obj.changed_by = request.user
        super().save_model(request, obj, form, change)


@receiver(post_save, sender=Tag)
def note(sender, instance, **kwargs):
    print(f"{instance.name}: changed by {getattr(instance, 'changed_by', None)}")


# --8<-- [end:admin]

site.register(Tag, TagAdmin)
client = Client()
client.force_login(root)
with override_settings(ROOT_URLCONF=(path("admin/", site.urls),)):
    client.post("/admin/catalogue/tag/add/", {"name": "hot"})
    tag = Tag.objects.get(name="hot")
    client.post(f"/admin/catalogue/tag/{tag.pk}/change/", {"name": "cold"})
Tag.objects.create(name="elsewhere")
