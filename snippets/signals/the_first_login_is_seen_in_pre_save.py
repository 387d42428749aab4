"""In user_logged_in nobody has last_login None any more; the first login shows in pre_save."""

from django.contrib.auth.models import User
from django.contrib.auth.signals import user_logged_in
from django.db.models.signals import pre_save
from django.dispatch import receiver
from django.test import Client

ann = User.objects.create_user("ann")


# --8<-- [start:receivers]
@receiver(pre_save, sender=User)
def look(sender, instance, update_fields, **kwargs):
    if update_fields == {"last_login"}:
        old = User.objects.values_list("last_login", flat=True).get(pk=instance.pk)
        instance._first_login = old is None


@receiver(user_logged_in)
def greet(sender, request, user, **kwargs):
    print("last_login is None:", user.last_login is None)
    print("first login:", user._first_login)


# --8<-- [end:receivers]

for _ in range(2):
    Client().force_login(User.objects.get(pk=ann.pk))
