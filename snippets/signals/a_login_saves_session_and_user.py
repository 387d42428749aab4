"""Receivers of post_save without a sender hear several saves at each login."""

from django.contrib.auth.models import User
from django.contrib.auth.views import LoginView
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import path

MD5 = "django.contrib.auth.hashers.MD5PasswordHasher"
PBKDF2 = "django.contrib.auth.hashers.PBKDF2PasswordHasher"
COOKIES = "django.contrib.sessions.backends.signed_cookies"
saves = []


# --8<-- [start:receiver]
@receiver(post_save)
def anything_saved(sender, created, update_fields, **kwargs):
    fields = f"({', '.join(update_fields)})" if update_fields else ""
    saves.append(f"{'new ' if created else ''}{sender.__name__}{fields}")


# --8<-- [end:receiver]


def show(title):
    saves.clear()
    Client().post("/in/", {"username": "ann", "password": "secret"})
    print(f"{title}: {', '.join(saves)}")


urls = (path("in/", LoginView.as_view(next_page="/")), path("", lambda request: HttpResponse()))
with override_settings(ROOT_URLCONF=urls):
    with override_settings(PASSWORD_HASHERS=[MD5]):
        User.objects.create_user("ann", password="secret")
        show("login")
        with override_settings(SESSION_ENGINE=COOKIES):
            show("login, session in a cookie")
    with override_settings(PASSWORD_HASHERS=[PBKDF2, MD5]):
        show("login, better hasher")
