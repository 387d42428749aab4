"""A user without a profile cannot log in when a receiver reads the profile on every save.

Wrong: on purpose
"""

from django.contrib.auth.models import User
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.test import Client

User.objects.create_user("old", password="secret")


# --8<-- [start:receiver]
@receiver(post_save, sender=User)
def save_profile(sender, instance, **kwargs):
    instance.profile.save()


# --8<-- [end:receiver]

try:
    Client().login(username="old", password="secret")
except User.profile.RelatedObjectDoesNotExist as error:
    print(f"login: {type(error).__name__}: {error}")
