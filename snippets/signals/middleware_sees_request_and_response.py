"""Request signals bring neither the response nor the view; a middleware has all of it."""

import sys
from types import SimpleNamespace
from unittest import mock

from django.core.signals import request_finished, request_started
from django.dispatch import receiver
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import path


@receiver(request_started)
def started(sender, environ, **kwargs):
    print("request_started:", environ["PATH_INFO"], *kwargs.keys() - {"signal"})


@receiver(request_finished)
def finished(sender, **kwargs):
    print("request_finished:", *kwargs.keys() - {"signal"} or ["no arguments"])


# --8<-- [start:middleware]
def log_requests(get_response):
    def middleware(request):
        response = get_response(request)
        print("middleware:", request.method, request.path, response.status_code)
        return response

    return middleware


# --8<-- [end:middleware]

shop = {"shop_middleware": SimpleNamespace(log_requests=log_requests)}
settings = {
    "ROOT_URLCONF": (path("tea/", lambda request: HttpResponse("tea")),),
    "MIDDLEWARE": ["shop_middleware.log_requests"],
}
with mock.patch.dict(sys.modules, shop), override_settings(**settings):
    Client().get("/tea/")
    Client().get("/nowhere/")
