"""A post_save receiver without a sender hears every model: a login saves Session and User."""

from django.contrib.auth.models import User
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.test import Client

User.objects.create_user("ann", password="secret")
heard = []


# --8<-- [start:receiver]
@receiver(post_save)
def anything_saved(sender, **kwargs):
    heard.append(sender.__name__)


# --8<-- [end:receiver]

Client().login(username="ann", password="secret")
print("a login saves:", ", ".join(heard))
