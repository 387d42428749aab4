"""user of user_logged_out is said to have just logged out; it is sent while the user is logged in.

Kind: documentation
Affected: 5.2, 6.0, 6.1
Documentation: https://docs.djangoproject.com/en/6.1/ref/contrib/auth/#django.contrib.auth.signals.user_logged_out
Expected: as the reference says, "sent when the logout method is called", with "the user instance
that just logged out".
Actual: sent before the session is flushed: request.user is still the user, and the session has its
old data. An error in a receiver keeps the user logged in.

Proposed: "The user instance that is being logged out; the session still exists."
"""

import django
from django.conf import settings

settings.configure(
    INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes"],
    SESSION_ENGINE="django.contrib.sessions.backends.signed_cookies",
    SECRET_KEY="demo",
)
django.setup()

from django.contrib.auth import logout
from django.contrib.auth.models import User
from django.contrib.auth.signals import user_logged_out
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.http import HttpRequest


def receiver(request, **kwargs):
    show("in the receiver")
    raise ValueError


def show(title):
    print(f"{title}: user {request.user}, cart {request.session.get('cart')}")


request = HttpRequest()
request.session = SessionStore()
request.session["cart"] = "tea"
request.user = User(username="ann")
user_logged_out.connect(receiver)
try:
    logout(request)
except ValueError:
    show("after an error")
user_logged_out.disconnect(receiver)
logout(request)
show("after logout()")
