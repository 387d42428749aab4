"""PermissionDenied raised in user_login_failed leaves authenticate() and becomes a 403."""

from unittest import mock

from django.contrib.auth import authenticate
from django.contrib.auth.models import User
from django.contrib.auth.signals import user_login_failed
from django.core.exceptions import PermissionDenied
from django.db import connections
from django.dispatch import receiver
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import path

from audit.models import AuditEntry


# --8<-- [start:receivers]
@receiver(user_login_failed)
def write_down(sender, credentials, request, **kwargs):
    AuditEntry.objects.create(action="login failed", model="auth.User")


@receiver(user_login_failed)
def lock_out(sender, credentials, request, **kwargs):
    if AuditEntry.objects.filter(action="login failed").count() >= 3:
        raise PermissionDenied


# --8<-- [end:receivers]


def sign_in(request):
    user = authenticate(request, username="ann", password=request.POST["password"])
    return HttpResponse(str(user), content_type="text/plain")


def attempt(password="guess"):
    return Client().post("/", {"password": password})


fast_passwords = {"PASSWORD_HASHERS": ["django.contrib.auth.hashers.MD5PasswordHasher"]}
with override_settings(ROOT_URLCONF=(path("", sign_in),), **fast_passwords):
    print("autocommit:", *(attempt().status_code for number in range(5)))
    print("entries:", AuditEntry.objects.count())
    User.objects.create_user("ann", password="secret")
    print("right password while locked:", attempt("secret").text)
    AuditEntry.objects.all().delete()
    with mock.patch.dict(connections["default"].settings_dict, ATOMIC_REQUESTS=True):
        print("ATOMIC_REQUESTS:", *(attempt().status_code for number in range(5)))
    print("entries with ATOMIC_REQUESTS:", AuditEntry.objects.count())
