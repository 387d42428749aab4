"""Senders of user_logged_out and user_login_failed are not what the reference says.

Kind: documentation
Affected: 5.2, 6.0, 6.1
Documentation: https://docs.djangoproject.com/en/6.1/ref/contrib/auth/#login-and-logout-signals
Expected: as the reference says, "None if the user was not authenticated", and "the name of the
module used for authentication".
Actual: type(None), and always "django.contrib.auth", whatever backends there are.

Proposed: "type(None) if the user was not authenticated"; 'the string "django.contrib.auth"'.
"""

import django
from django.conf import settings

settings.configure(
    INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes"],
    AUTHENTICATION_BACKENDS=["__main__.Nobody"],
    SESSION_ENGINE="django.contrib.sessions.backends.signed_cookies",
    SECRET_KEY="demo",
)
django.setup()

from django.contrib.auth import authenticate, logout
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.signals import user_logged_out, user_login_failed
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.http import HttpRequest


class Nobody:
    def authenticate(self, request, username=None):
        return None


def receiver(sender, **kwargs):
    print("sender:", repr(sender))


user_logged_out.connect(receiver)
user_login_failed.connect(receiver)
request = HttpRequest()
request.session = SessionStore()
request.user = AnonymousUser()
logout(request)
authenticate(request, username="ann")
