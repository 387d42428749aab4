"""logout() without a user sends user=None, and the sender is the class of None."""

from django.contrib.auth import logout
from django.contrib.auth.models import User
from django.contrib.auth.signals import user_logged_out
from django.dispatch import receiver
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import path

ann = User.objects.create(username="ann")


# --8<-- [start:receivers]
@receiver(user_logged_out)
def anybody(sender, user, **kwargs):
    print("without sender:", sender.__name__, user)


@receiver(user_logged_out, sender=User)
def users_only(sender, user, **kwargs):
    print("sender=User:", sender.__name__, user)


@receiver(user_logged_out)
def careless(sender, user, **kwargs):
    print("last words of", user.username)


# --8<-- [end:receivers]


def sign_out(request):
    logout(request)
    return HttpResponse()


client = Client()
with override_settings(ROOT_URLCONF=(path("", sign_out),)):
    client.force_login(ann)
    client.get("/")
    print("once more")
    try:
        client.get("/")
    except AttributeError as error:
        print(type(error).__name__, error)
