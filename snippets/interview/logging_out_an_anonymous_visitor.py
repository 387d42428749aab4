"""logout() of nobody sends user_logged_out with None, and not to receivers of User."""

# --8<-- [start:code]
from django.contrib.auth import logout
from django.contrib.auth.models import AnonymousUser, User
from django.contrib.auth.signals import user_logged_out
from django.contrib.sessions.backends.db import SessionStore
from django.dispatch import receiver
from django.test import RequestFactory


@receiver(user_logged_out, sender=User)
def of_users(user, **kwargs):
    print("users:", user)


@receiver(user_logged_out)
def of_everybody(sender, user, **kwargs):
    print("everybody:", sender.__name__, user)


request = RequestFactory().post("/logout/")
request.session, request.user = SessionStore(), AnonymousUser()
logout(request)
print("after:", request.user)
# --8<-- [end:code]
