"""Without update_last_login a login writes no user, and sends no save signal for it."""

from unittest import mock

from django.apps import apps
from django.contrib.auth import login
from django.contrib.auth.models import User, update_last_login
from django.contrib.auth.signals import user_logged_in
from django.contrib.auth.tokens import default_token_generator
from django.contrib.sessions.backends.db import SessionStore
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.test import RequestFactory

BACKEND = "django.contrib.auth.backends.ModelBackend"
ann = User.objects.create(username="ann")


@receiver(post_save, sender=User)
def saved(created, update_fields, **kwargs):
    print(f"post_save created={created} update_fields={sorted(update_fields)}")


def sign_in():
    request = RequestFactory().get("/")
    request.session = SessionStore()
    login(request, ann, backend=BACKEND)
    print("last_login:", "set" if ann.last_login else None)


# --8<-- [start:disconnect]
print("by function:", user_logged_in.disconnect(update_last_login))
print("by dispatch_uid:", user_logged_in.disconnect(dispatch_uid="update_last_login"))
# --8<-- [end:disconnect]
token = default_token_generator.make_token(ann)
sign_in()
print("reset link still valid:", default_token_generator.check_token(ann, token))

auth = apps.get_app_config("auth")
auth.ready()
print("connected again by ready() of auth")
sign_in()
print("reset link still valid:", default_token_generator.check_token(ann, token))


class Member:
    last_login = None


user_logged_in.disconnect(dispatch_uid="update_last_login")
with mock.patch("django.contrib.auth.apps.get_user_model", return_value=Member):
    auth.ready()
connected = user_logged_in.disconnect(dispatch_uid="update_last_login")
print("connected for a model with last_login = None:", connected)
