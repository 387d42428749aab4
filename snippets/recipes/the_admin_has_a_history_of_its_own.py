"""The admin's own log knows the person and the names of the fields, not their values."""

from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.test import Client, override_settings
from django.urls import path

from catalogue.models import Category


class Urls:
    urlpatterns = [path("admin/", admin.site.urls)]


boss = User.objects.create_superuser("boss")
drinks = Category.objects.create(name="Drinks")
client = Client()
client.force_login(boss)
with override_settings(ROOT_URLCONF=Urls):
    client.post(f"/admin/catalogue/category/{drinks.pk}/change/", {"name": "Hot drinks"})
drinks.name = "Drinks"
drinks.save()

for entry in LogEntry.objects.all():
    print(f"{entry.user}: {entry.get_change_message()}")
print(f"entries: {LogEntry.objects.count()}")
