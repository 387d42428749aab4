"""Pages of the admin call save() and delete(); its action calls QuerySet.delete()."""

from unittest import mock

from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import Model, QuerySet
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from django.test import Client, override_settings
from django.urls import path

from catalogue.models import Tag

ran = []


# --8<-- [start:places]
@receiver([post_save, post_delete], sender=Tag)
def listen(**kwargs):
    ran.append("signal")


def save(self, *args, **kwargs):
    ran.append("method")
    return Model.save(self, *args, **kwargs)


def delete(self, *args, **kwargs):
    ran.append("method")
    return Model.delete(self, *args, **kwargs)


class TagQuerySet(QuerySet):
    def create(self, **kwargs):
        ran.append("query set")
        return super().create(**kwargs)

    def delete(self):
        ran.append("query set")
        return super().delete()


# --8<-- [end:places]


def post(title, url, **data):
    status = client.post(f"/admin/catalogue/tag/{url}", data).status_code
    print(f"{title}: {', '.join(sorted(ran))} ({status})")
    ran.clear()


site = admin.AdminSite()
site.register(Tag)
client = Client()
client.force_login(User.objects.create_superuser("root"))
with (
    override_settings(ROOT_URLCONF=(path("admin/", site.urls),)),
    mock.patch.multiple(Tag, save=save, delete=delete, create=True),
    mock.patch.object(Tag.objects, "_queryset_class", TagQuerySet),
):
    post("admin, page that adds", "add/", name="hot")
    hot = Tag.objects.get()
    post("admin, page that changes", f"{hot.pk}/change/", name="warm")
    post("admin, page that deletes", f"{hot.pk}/delete/", post="yes")
    Tag.objects.bulk_create([Tag(name="cold")])
    cold = Tag.objects.get()
    selected = {"action": "delete_selected", "_selected_action": [cold.pk], "post": "yes"}
    post("admin, action on selected", "", **selected)
