"""A counter of errors by view and exception, for all views and without touching them."""

# --8<-- [start:receiver]
import sys
from collections import Counter

from django.core.signals import got_request_exception
from django.dispatch import receiver

errors = Counter()


@receiver(got_request_exception)
def count_error(sender, request, **kwargs):
    match = request.resolver_match  # (1)!
    view = match.view_name if match else "-"
    errors[view, type(sys.exception()).__name__] += 1  # (2)!


# --8<-- [end:receiver]

from django.http import Http404
from django.test import Client, override_settings
from django.urls import path


def pay(request):
    raise KeyError("amount")


def ship(request):
    raise TimeoutError


def find(request):
    raise Http404


urls = (path("pay/", pay, name="pay"), path("ship/", ship, name="ship"), path("find/", find))
with override_settings(ROOT_URLCONF=urls):
    client = Client(raise_request_exception=False)
    for url in ("/pay/", "/ship/", "/pay/", "/find/"):
        client.get(url)
    needs_sessions = "django.contrib.auth.middleware.AuthenticationMiddleware"
    with override_settings(MIDDLEWARE=[needs_sessions]):
        Client(raise_request_exception=False).get("/pay/")

for (view, error), times in errors.items():
    print(f"{view}: {error} x{times}")
