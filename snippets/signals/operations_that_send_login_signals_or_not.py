"""login(), logout() and authenticate() send the signals; nothing else does."""

import sys
from datetime import UTC, datetime
from types import SimpleNamespace
from unittest import mock

from django.contrib.auth import authenticate, login, logout, update_session_auth_hash
from django.contrib.auth.backends import BaseBackend
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.models import User
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.contrib.sessions.models import Session
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.dispatch import receiver
from django.http import HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.urls import path

MODEL = "django.contrib.auth.backends.ModelBackend"
EVERYBODY = "django.contrib.auth.backends.AllowAllUsersModelBackend"
sent = []


@receiver([user_logged_in, user_logged_out, user_login_failed])
def listen(signal, **kwargs):
    sent.append(signal)


def show(title, call, *arguments, **options):
    sent.clear()
    try:
        call(*arguments, **options)
    except ConnectionError:
        title += ", ConnectionError"
    names = user_logged_in, user_logged_out, user_login_failed
    counts = [sent.count(signal) for signal in names]
    print(f"{title}: in {counts[0]}, out {counts[1]}, failed {counts[2]}")


class Refuses(BaseBackend):
    def authenticate(self, request, **credentials):
        raise PermissionDenied


class Breaks(BaseBackend):
    def authenticate(self, request, **credentials):
        raise ConnectionError


class WantsCode(BaseBackend):
    def authenticate(self, request, code):
        return None


def sign_in(request):
    login(request, ann, backend=MODEL)
    return HttpResponse()


def sign_out(request):
    logout(request)
    return HttpResponse()


def flush(request):
    request.session.flush()
    return HttpResponse()


def change_password(request):
    request.user.set_password("new secret")
    request.user.save()
    update_session_auth_hash(request, request.user)
    return HttpResponse()


def page(request):
    return HttpResponse(str(request.user), content_type="text/plain")


def token_authentication(get_response):
    def middleware(request):
        if request.headers.get("Authorization") == "Token t1":
            request.user = ann
        return get_response(request)

    return middleware


def form(name, password):
    data = {"username": name, "password": password}
    AuthenticationForm(RequestFactory().post("/"), data).is_valid()


def with_backends(*backends, **credentials):
    with override_settings(AUTHENTICATION_BACKENDS=backends):
        authenticate(**credentials)


urls = (
    path("in/", sign_in),
    path("out/", sign_out),
    path("flush/", flush),
    path("password/", change_password),
    path("", page),
)


def run():
    # --8<-- [start:cases]
    show("login()", client.get, "/in/")
    show("login() of the same user", client.get, "/in/")
    show("a page of a logged-in user", client.get, "/")
    show("logout()", client.get, "/out/")
    show("logout() of nobody", client.get, "/out/")
    show("client.login()", client.login, **right)
    show("client.logout()", client.logout)
    show("client.force_login()", client.force_login, ann)
    show("session.flush()", client.get, "/flush/")

    show("authenticate(), right", authenticate, **right)
    show("authenticate(), wrong", authenticate, username="ann", password="guess")
    show("check_password(), wrong", ann.check_password, "guess")
    show("login form, wrong password", form, "ann", "guess")
    show("login form, no password", form, "ann", "")
    show("login form, inactive user", form, "old", "secret")
    with override_settings(AUTHENTICATION_BACKENDS=[EVERYBODY]):
        show("the same, AllowAllUsersModelBackend", form, "old", "secret")

    show("second backend accepts", with_backends, "shop.WantsCode", MODEL, **right)
    show("backend: PermissionDenied", with_backends, "shop.Refuses", MODEL, **right)
    show("backend", with_backends, "shop.Breaks", MODEL, **right)
    show("no backend takes the keys", with_backends, "shop.WantsCode", **right)

    app = Client(headers={"Authorization": "Token t1"})
    show("user by token", app.get, "/")
    print("the page by token:", app.get("/").text)
    phone.force_login(ann)
    client.force_login(ann)
    show("own password changed", client.get, "/password/")
    show("next page of the other session", phone.get, "/")
    print("the other session:", phone.get("/").text)
    Session.objects.update(expire_date=datetime(2020, 1, 1, tzinfo=UTC))
    show("next page, session expired", client.get, "/")
    print("after the session expired:", client.get("/").text)
    client.force_login(ann)
    Session.objects.all().delete()
    show("next page, session deleted", client.get, "/")
    show("clearsessions", call_command, "clearsessions")
    client.force_login(ann)
    User.objects.filter(pk=ann.pk).update(is_active=False)
    show("next page, user deactivated", client.get, "/")
    print("the deactivated user:", client.get("/").text)
    # --8<-- [end:cases]


shop = SimpleNamespace(
    Refuses=Refuses, Breaks=Breaks, WantsCode=WantsCode, token_authentication=token_authentication
)
with (
    mock.patch.dict(sys.modules, shop=shop),
    override_settings(
        ROOT_URLCONF=urls, PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]
    ),
):
    from django.conf import settings

    ann = User.objects.create_user("ann", password="secret")
    User.objects.create_user("old", password="secret", is_active=False)
    right = {"username": "ann", "password": "secret"}
    client, phone = Client(), Client()
    with override_settings(MIDDLEWARE=[*settings.MIDDLEWARE, "shop.token_authentication"]):
        run()
