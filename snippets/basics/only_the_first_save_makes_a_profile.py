"""The save that inserts a user makes the profile; a login is one of the later saves.

Receivers: accounts
"""

from unittest.mock import patch

from django.contrib.auth.forms import UserCreationForm
from django.contrib.auth.models import User, UserManager
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.test import Client

from accounts.models import Profile

heard = []


# --8<-- [start:listen]
@receiver(post_save, sender=User)
def listen(sender, created, update_fields, **kwargs):
    heard.append(f"created={created} update_fields={sorted(update_fields or [])}")


# --8<-- [end:listen]


def show(event):
    print(f"{event}: {', '.join(heard) or 'no signal'} profiles={Profile.objects.count()}")
    heard.clear()


ann = User.objects.create_user("ann", password="secret")
show("create_user()")
ann.save()
show("save()")
Client().login(username="ann", password="secret")
show("login")
User.objects.get_or_create(username="ann")
show("get_or_create() of her")
User.objects.create_superuser("root")
show("create_superuser()")
form = UserCreationForm({"username": "eve", "password1": "secret", "password2": "secret"})
with patch.object(UserManager, "create_user") as create_user:
    form.save()
show("UserCreationForm")
print("calls of create_user() by the form:", create_user.call_count)
