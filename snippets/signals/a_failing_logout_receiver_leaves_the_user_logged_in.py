"""user_logged_out comes before the session is emptied: an error there keeps the user logged in.

Wrong: on purpose
"""

from django.contrib.auth import logout
from django.contrib.auth.models import User
from django.contrib.auth.signals import user_logged_out
from django.dispatch import receiver
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import path

ann = User.objects.create(username="ann")


# --8<-- [start:receiver]
@receiver(user_logged_out)
def tell_the_chat(sender, request, user, **kwargs):
    raise ConnectionError("the chat is down")


# --8<-- [end:receiver]


def sign_out(request):
    logout(request)
    return HttpResponse()


def page(request):
    return HttpResponse(str(request.user), content_type="text/plain")


with override_settings(ROOT_URLCONF=(path("out/", sign_out), path("", page))):
    client = Client(raise_request_exception=False)
    client.force_login(ann)
    print("logout:", client.get("/out/").status_code)
    print("next page:", client.get("/").text)
