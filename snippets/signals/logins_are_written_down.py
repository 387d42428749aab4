"""A log of logins that survives tests, missing requests and mistyped names."""

# --8<-- [start:receivers]
from django.contrib.auth.models import User
from django.contrib.auth.signals import user_logged_in, user_login_failed
from django.dispatch import receiver

from audit.models import AuditEntry


def address(request):
    return request.META.get("REMOTE_ADDR", "") if request else ""  # (1)!


@receiver(user_logged_in)
def record_login(sender, request, user, **kwargs):
    AuditEntry.objects.create(
        action="logged in",
        model=user._meta.label,
        object_pk=user.pk,
        actor=user,  # (2)!
        changes={"from": address(request)},
    )


@receiver(user_login_failed)
def record_failure(sender, credentials, request=None, **kwargs):
    target = User.objects.filter(username=credentials.get("username")).first()
    AuditEntry.objects.create(
        action="login failed",
        model=User._meta.label,
        object_pk=target.pk if target else "",  # (3)!
        changes={"from": address(request)},
    )


# --8<-- [end:receivers]

from django.contrib.auth import authenticate
from django.contrib.auth.views import LoginView
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import path

User.objects.create_user("ann", password="secret")
urls = (
    path("in/", LoginView.as_view(next_page="/")),
    path("", lambda request: HttpResponse()),
)
with override_settings(ROOT_URLCONF=urls):
    Client().post("/in/", {"username": "ann", "password": "secret"})
Client().login(username="ann", password="secret")
authenticate(username="ann", password="guess")
authenticate(username="my-secret-password", password="")

for entry in AuditEntry.objects.all():
    print(f"{entry.action} pk={entry.object_pk or '-'} from={entry.changes['from'] or '-'}")
