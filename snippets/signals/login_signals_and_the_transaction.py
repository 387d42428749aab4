"""login() opens no transaction: user_logged_in is inside one only if the view is."""

from unittest import mock

from django.contrib.auth.models import User
from django.contrib.auth.signals import user_logged_in, user_login_failed
from django.contrib.auth.views import LoginView
from django.db import connection, transaction
from django.dispatch import receiver
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import path

steps = []


# --8<-- [start:receiver]
@receiver([user_logged_in, user_login_failed])
def listen(signal, **kwargs):
    transaction.on_commit(lambda: steps.append("callback"))
    steps.append(f"in a transaction={connection.in_atomic_block}")


# --8<-- [end:receiver]


def show(title, url):
    steps.clear()
    Client().post(url, {"username": "ann", "password": "secret"})
    print(f"{title}: {', '.join(steps)}")


urls = (path("in/", LoginView.as_view(next_page="/")), path("", lambda request: HttpResponse()))
User.objects.create_user("ann", password="secret")
with override_settings(ROOT_URLCONF=urls):
    show("LoginView", "/in/")
    with mock.patch.dict(connection.settings_dict, ATOMIC_REQUESTS=True):
        show("LoginView, ATOMIC_REQUESTS", "/in/")
