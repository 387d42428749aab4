"""A receiver of user_logged_in can leave a message for the next page, but cannot redirect."""

from django.contrib import messages
from django.contrib.auth.models import User
from django.contrib.auth.signals import user_logged_in
from django.contrib.auth.views import LoginView
from django.contrib.messages import get_messages
from django.dispatch import receiver
from django.http import HttpResponse, HttpResponseRedirect
from django.test import Client, override_settings
from django.urls import path

User.objects.create_user("ann", password="tea")


# --8<-- [start:receiver]
@receiver(user_logged_in)
def welcome(sender, request, user, **kwargs):
    messages.success(request, f"Hello {user.username}")  # (1)!
    return HttpResponseRedirect("/from-the-receiver/")  # (2)!


# --8<-- [end:receiver]


# --8<-- [start:view]
class ShopLoginView(LoginView):
    def get_success_url(self):
        return f"/welcome/{self.request.user.username}/"


# --8<-- [end:view]


def page(request):
    told = ", ".join(str(message) for message in get_messages(request))
    return HttpResponse(told, content_type="text/plain")


urls = (
    path("login/", LoginView.as_view()),
    path("shop-login/", ShopLoginView.as_view()),
    path("page/", page),
)
with override_settings(ROOT_URLCONF=urls, LOGIN_REDIRECT_URL="/page/"):
    for address in ("/login/", "/shop-login/"):
        client = Client()
        response = client.post(address, {"username": "ann", "password": "tea"})
        print(f"{address} leads to {response['Location']}")
        print("next page:", client.get("/page/").text)
