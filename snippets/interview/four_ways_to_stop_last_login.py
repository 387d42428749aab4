"""Only disconnecting update_last_login by its dispatch_uid keeps a login from writing it."""

from django.contrib.auth import login, models
from django.contrib.auth.models import User
from django.contrib.auth.signals import user_logged_in
from django.contrib.sessions.backends.db import SessionStore
from django.test import RequestFactory, override_settings

BACKEND = "django.contrib.auth.backends.ModelBackend"


def sign_in(name):
    request = RequestFactory().get("/")
    request.session = SessionStore()
    login(request, User.objects.create(username=name), backend=BACKEND)
    return User.objects.get(username=name).last_login is not None


# --8<-- [start:ways]
print("by function:", user_logged_in.disconnect(models.update_last_login))

with override_settings(UPDATE_LAST_LOGIN=False):
    print("with the setting, written:", sign_in("ann"))

original, models.update_last_login = models.update_last_login, None
print("with the name replaced, written:", sign_in("bob"))
models.update_last_login = original

print("by dispatch_uid:", user_logged_in.disconnect(dispatch_uid="update_last_login"))
print("disconnected, written:", sign_in("cid"))
# --8<-- [end:ways]
