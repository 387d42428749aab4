"""An error in user_logged_in refuses the login, and a visitor's session is lost with it.

Wrong: on purpose
"""

from unittest import mock

from django.contrib.auth import login
from django.contrib.auth.models import User
from django.contrib.auth.signals import user_logged_in
from django.db import connections
from django.dispatch import receiver
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import path

BACKEND = "django.contrib.auth.backends.ModelBackend"
User.objects.create(username="ann")


# --8<-- [start:receiver]
@receiver(user_logged_in)
def greet(sender, request, user, **kwargs):
    raise ConnectionError("the mail server is down")


# --8<-- [end:receiver]


def sign_in(request):
    login(request, User.objects.get(), backend=BACKEND)
    return HttpResponse()


def sign_in_anyway(request):
    try:
        sign_in(request)
    except ConnectionError:
        pass
    return HttpResponse()


def cart(request):
    request.session["cart"] = "tea"
    return HttpResponse()


def page(request):
    told = f"user={request.user or '-'} cart={request.session.get('cart', '-')}"
    return HttpResponse(told, content_type="text/plain")


def show(title, url):
    User.objects.update(last_login=None)
    client = Client(raise_request_exception=False)
    client.get("/cart/")
    status = client.get(url).status_code
    written = User.objects.get().last_login is not None
    print(f"{title}: {status}, next page {client.get('/').text}, last_login written={written}")


urls = (path("in/", sign_in), path("anyway/", sign_in_anyway), path("cart/", cart), path("", page))
with override_settings(ROOT_URLCONF=urls):
    show("autocommit", "/in/")
    with mock.patch.dict(connections["default"].settings_dict, ATOMIC_REQUESTS=True):
        show("ATOMIC_REQUESTS", "/in/")
    show("error caught by the view", "/anyway/")
