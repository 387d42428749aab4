"""settings.AUTH_USER_MODEL is a string: a sender for model signals, no sender for a login."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.signals import user_logged_in
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.test import Client


# --8<-- [start:model]
@receiver(post_save, sender=settings.AUTH_USER_MODEL)
def user_saved(instance, created, **kwargs):
    print(f"post_save {instance.get_username()} created={created}")


# --8<-- [end:model]


# --8<-- [start:login]
@receiver(user_logged_in, sender=settings.AUTH_USER_MODEL)
def string_sender(user, **kwargs):
    print("user_logged_in with the string")


@receiver(user_logged_in, sender=get_user_model())
def class_sender(user, **kwargs):
    print("user_logged_in with the class")


# --8<-- [end:login]

print("AUTH_USER_MODEL:", repr(settings.AUTH_USER_MODEL))
user = get_user_model().objects.create_user("ann", password="secret")
print("login")
Client().login(username="ann", password="secret")
