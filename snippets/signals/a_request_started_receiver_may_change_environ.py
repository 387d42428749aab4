"""environ becomes request.META, so what a receiver puts in is there for the view."""

from django.core.signals import got_request_exception, request_started
from django.dispatch import receiver
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import path


# --8<-- [start:receivers]
@receiver(request_started)
def add_a_header(environ, **kwargs):
    environ["HTTP_X_SHOP"] = "tea"
    return HttpResponse("closed", status=503)  # (1)!


@receiver(got_request_exception)
def add_a_code(request, **kwargs):
    request.error_code = "E-1"  # (2)!


# --8<-- [end:receivers]


def page(request):
    return HttpResponse(request.headers["X-Shop"], content_type="text/plain")


def broken(request):
    raise ValueError("on purpose")


class Urls:
    urlpatterns = [path("page/", page), path("broken/", broken)]

    @staticmethod
    def handler500(request):
        told = f"sorry, {request.error_code}"
        return HttpResponse(told, status=500, content_type="text/plain")


client = Client(raise_request_exception=False)
with override_settings(ROOT_URLCONF=Urls, MIDDLEWARE=[]):
    response = client.get("/page/")
    print("page:", response.status_code, response.text)
    response = client.get("/broken/")
    print("error:", response.status_code, response.text)
