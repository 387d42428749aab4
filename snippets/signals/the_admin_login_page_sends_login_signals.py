"""The admin logs staff in by login(); a right password of anybody else sends nothing."""

from django.contrib import admin
from django.contrib.auth.models import User
from django.contrib.auth.signals import user_logged_in, user_login_failed
from django.db import connection
from django.dispatch import receiver
from django.test import Client, override_settings
from django.urls import path

names = {user_logged_in: "user_logged_in", user_login_failed: "user_login_failed"}
sent = []


@receiver(list(names))
def listen(signal, **kwargs):
    sent.append(f"{names[signal]}, in a transaction={connection.in_atomic_block}")


class Urls:
    urlpatterns = [path("admin/", admin.site.urls)]


def show(title, name, password="secret"):
    sent.clear()
    Client().post("/admin/login/?next=/", {"username": name, "password": password})
    print(f"{title}: {'; '.join(sent) or 'nothing'}")


User.objects.create_user("boss", password="secret", is_staff=True)
User.objects.create_user("ann", password="secret")
with override_settings(ROOT_URLCONF=Urls):
    show("staff", "boss")
    show("staff, wrong password", "boss", "guess")
    show("not staff, right password", "ann")
