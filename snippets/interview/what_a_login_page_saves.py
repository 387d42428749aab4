"""A receiver of post_save without a sender hears what a login page saves."""

# --8<-- [start:code]
from django.contrib.auth.models import User
from django.contrib.auth.views import LoginView
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.test import Client, override_settings
from django.urls import path

User.objects.create_user("ann", password="secret")


@receiver(post_save)
def audit(sender, created, update_fields, **kwargs):
    print(sender.__name__, created, *(update_fields or ["all"]))


urls = (path("login/", LoginView.as_view()),)
with override_settings(ROOT_URLCONF=urls):
    Client().post("/login/", {"username": "ann", "password": "secret"})
# --8<-- [end:code]
