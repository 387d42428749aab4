"""RemoteUserMiddleware calls login() once for a session, and fails anew with each request."""

from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import receiver
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import path

names = {user_logged_in: "in", user_logged_out: "out", user_login_failed: "failed"}
sent = []


@receiver(list(names))
def listen(signal, credentials=None, **kwargs):
    sent.append(f"{names[signal]} {credentials}" if credentials else names[signal])


def show(title, client, **extra):
    sent.clear()
    client.get("/", **extra)
    print(f"{title}: {', '.join(sent) or 'nothing'}")


User.objects.create(username="ann")
User.objects.create(username="old", is_active=False)
with override_settings(
    ROOT_URLCONF=(path("", lambda request: HttpResponse()),),
    AUTHENTICATION_BACKENDS=["django.contrib.auth.backends.RemoteUserBackend"],
    MIDDLEWARE=[
        *settings.MIDDLEWARE,
        "django.contrib.auth.middleware.RemoteUserMiddleware",
    ],
):
    client = Client()
    show("first request", client, REMOTE_USER="ann")
    show("second request", client, REMOTE_USER="ann")
    show("without the header", client)
    other = Client()
    show("inactive user", other, REMOTE_USER="old")
    show("inactive user again", other, REMOTE_USER="old")
