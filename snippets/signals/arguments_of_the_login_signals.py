"""What user_logged_in, user_logged_out and user_login_failed bring."""

from django.contrib.auth import authenticate, login, logout
from django.contrib.auth.models import User
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import receiver
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import path

User.objects.create_user("ann", password="secret")
sent = {}
requests = []


@receiver([user_logged_in, user_logged_out, user_login_failed])
def remember(signal, **kwargs):
    sent[signal] = {"signal": signal, **kwargs}


def sign_in(request):
    requests.append(request)
    user = authenticate(request, username="ann", password=request.POST["password"])
    if user:
        login(request, user)
        print("user is the one given to login():", sent[user_logged_in]["user"] is user)
    return HttpResponse()


def sign_out(request):
    requests.append(request)
    logout(request)
    return HttpResponse()


with override_settings(ROOT_URLCONF=(path("in/", sign_in), path("out/", sign_out))):
    client = Client()
    client.post("/in/", {"password": "guess"})
    client.post("/in/", {"password": "secret"})
    client.post("/out/")

failed, logged_in, logged_out = sent.values()
for name, arguments in (
    ("user_login_failed", failed),
    ("user_logged_in", logged_in),
    ("user_logged_out", logged_out),
):
    print(f"{name}:", *sorted(arguments))

print("sender of user_logged_in is User:", logged_in["sender"] is User)
print("sender of user_logged_out is User:", logged_out["sender"] is User)
print("sender of user_login_failed:", repr(failed["sender"]))
print("type of user in user_logged_out:", type(logged_out["user"]).__name__)
print("user of user_logged_out is ann:", logged_out["user"].username == "ann")
print("credentials:", failed["credentials"])
print("request is that of the view:", [a["request"] for a in sent.values()] == requests)
print("signal is user_logged_in:", logged_in["signal"] is user_logged_in)
print("signal is user_logged_out:", logged_out["signal"] is user_logged_out)
print("signal is user_login_failed:", failed["signal"] is user_login_failed)
