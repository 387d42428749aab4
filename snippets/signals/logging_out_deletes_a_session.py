"""A delete receiver without a sender hears Django's own rows too: a logout deletes a session."""

from django.contrib.auth.models import User
from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.test import Client

client = Client()
client.force_login(User.objects.create(username="ann"))


# --8<-- [start:receiver]
@receiver(post_delete)
def look(sender, **kwargs):
    print(f"post_delete {sender.__module__}.{sender.__name__}")


# --8<-- [end:receiver]

client.logout()
