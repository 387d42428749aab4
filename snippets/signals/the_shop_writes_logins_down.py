"""The audit app of the shop records logins and failures, whoever calls login().

Receivers: audit
"""

from django.contrib import admin
from django.contrib.auth.models import User
from django.test import Client, override_settings
from django.urls import path

from audit.models import AuditEntry


class Urls:
    urlpatterns = [path("admin/", admin.site.urls)]


User.objects.create_superuser("boss", password="secret")
with override_settings(ROOT_URLCONF=Urls):
    page = "/admin/login/?next=/"
    Client().post(page, {"username": "boss", "password": "guess"})
    Client().post(page, {"username": "boss", "password": "secret"})

for entry in AuditEntry.objects.all():
    print(f"{entry.action}: {entry.model} pk={entry.object_pk} actor={entry.actor}")
