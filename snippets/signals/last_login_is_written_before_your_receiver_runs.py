"""update_last_login runs first: in user_logged_in the time of the last visit is gone."""

from datetime import UTC, datetime

from django.contrib.auth import login
from django.contrib.auth.models import User
from django.contrib.auth.signals import user_logged_in
from django.contrib.sessions.backends.db import SessionStore
from django.db.models.signals import pre_save
from django.dispatch import receiver
from django.test import RequestFactory

BACKEND = "django.contrib.auth.backends.ModelBackend"
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
User.objects.create(username="ann", last_login=LONG_AGO)


# --8<-- [start:receivers]
@receiver(user_logged_in)
def welcome_back(sender, request, user, **kwargs):
    print("user.last_login is the old one:", user.last_login == LONG_AGO)


@receiver(pre_save, sender=User)
def keep_last_login(sender, instance, update_fields, **kwargs):
    if update_fields == {"last_login"}:
        previous = User.objects.values_list("last_login", flat=True).get(pk=instance.pk)
        print("read in pre_save:", previous.year)


# --8<-- [end:receivers]

request = RequestFactory().get("/")
request.session = SessionStore()
login(request, User.objects.get(), backend=BACKEND)
