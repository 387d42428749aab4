"""In user_logged_in the session belongs to the user already, in user_logged_out it still does."""

from django.contrib.auth import login, logout
from django.contrib.auth.models import User
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.dispatch import receiver
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import path

ann = User.objects.create(username="ann")
bob = User.objects.create(username="bob")
BACKEND = "django.contrib.auth.backends.ModelBackend"
users = {"ann": ann, "bob": bob}


def tell(name, request, user):
    session = request.session
    old_key = request.COOKIES.get("sessionid")
    key = {None: "none", old_key: "old"}.get(session.session_key, "new")
    print(
        f"{name}: request.user={request.user} session of={session.get('_auth_user_id', '-')} "
        f"key={key} cart={session.get('cart', '-')}"
    )


# --8<-- [start:receivers]
@receiver(user_logged_in)
def logged_in(sender, request, user, **kwargs):
    tell("user_logged_in", request, user)
    request.session["greeting"] = f"Hello {user}"  # (1)!
    return False  # (2)!


@receiver(user_logged_out)
def logged_out(sender, request, user, **kwargs):
    tell("user_logged_out", request, user)
    request.session["greeting"] = f"Bye {user}"  # (3)!


# --8<-- [end:receivers]


def cart(request):
    request.session["cart"] = "tea"
    return HttpResponse()


def sign_in(request, name):
    login(request, users[name], backend=BACKEND)
    return HttpResponse()


def sign_out(request):
    logout(request)
    return HttpResponse()


def page(request):
    return HttpResponse(request.session.get("greeting", "-"), content_type="text/plain")


urls = (
    path("cart/", cart),
    path("in/<name>/", sign_in),
    path("out/", sign_out),
    path("", page),
)
with override_settings(ROOT_URLCONF=urls):
    client = Client()
    print("ann has pk", ann.pk, "and bob", bob.pk)
    client.get("/cart/")
    for title, url in (
        ("login of ann", "/in/ann/"),
        ("again", "/in/ann/"),
        ("login of bob", "/in/bob/"),
        ("logout", "/out/"),
    ):
        print(title)
        client.get(url)
        print("next page:", client.get("/").text)
