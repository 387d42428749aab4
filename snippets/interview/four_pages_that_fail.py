"""Of four failing views only the one that ends in an unexpected exception is reported."""

# --8<-- [start:code]
from django.core.exceptions import PermissionDenied
from django.core.signals import got_request_exception
from django.dispatch import receiver
from django.http import HttpResponseServerError
from django.test import Client, override_settings
from django.urls import path

from orders.models import Order


@receiver(got_request_exception)
def report(request, **kwargs):
    print("reported", request.path)


def refuse(request):
    raise PermissionDenied


urls = (
    path("find/", lambda request: Order.objects.get(number="A-1")),
    path("enter/", refuse),
    path("give-up/", lambda request: HttpResponseServerError()),
)

with override_settings(ROOT_URLCONF=urls):
    client = Client(raise_request_exception=False)
    for page in ("/find/", "/enter/", "/give-up/", "/nowhere/"):
        print(page, client.get(page).status_code)
# --8<-- [end:code]
