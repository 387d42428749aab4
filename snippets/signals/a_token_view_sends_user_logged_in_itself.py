"""A view that hands out tokens does not call login(): it may send user_logged_in itself."""

from django.contrib.auth import authenticate
from django.contrib.auth.models import User
from django.contrib.auth.signals import user_logged_in
from django.contrib.sessions.models import Session
from django.core.signing import dumps
from django.dispatch import receiver
from django.http import JsonResponse
from django.test import Client, override_settings
from django.urls import path


@receiver(user_logged_in)
def logged_in(sender, request, user, **kwargs):
    print(f"user_logged_in: sender={sender.__name__} user={user} path={request.path}")


# --8<-- [start:view]
def token(request):
    user = authenticate(request, username=request.POST["name"], password=request.POST["password"])
    if user is None:
        return JsonResponse({}, status=401)
    user_logged_in.send(sender=type(user), request=request, user=user)
    return JsonResponse({"token": dumps(user.pk)})


# --8<-- [end:view]

User.objects.create_user("ann", password="secret")
with override_settings(ROOT_URLCONF=(path("token/", token),)):
    response = Client().post("/token/", {"name": "ann", "password": "secret"})
print("status:", response.status_code)
print("last_login written:", User.objects.get().last_login is not None)
print("sessions:", Session.objects.count())
