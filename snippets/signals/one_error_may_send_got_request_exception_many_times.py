"""An error that no 500 page answers is announced once more by each middleware it passes."""

from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import got_request_exception, request_finished
from django.dispatch import receiver
from django.http import HttpResponse
from django.test import RequestFactory, override_settings
from django.urls import path

sent = []


@receiver([got_request_exception, request_finished])
def count(signal, **kwargs):
    sent.append(signal)


def broken(request):
    raise ValueError("on purpose")


def fine(request):
    return HttpResponse(status=500)


class Urls:
    urlpatterns = [path("", broken)]
    handler500 = staticmethod(fine)


class BrokenPage(Urls):
    handler500 = staticmethod(broken)


def show(title):
    sent.clear()
    try:
        WSGIHandler()(RequestFactory().get("/").environ, lambda status, headers: None).close()
        end = "500 page"
    except ValueError as error:
        end = f"{type(error).__name__} to the server"
    counts = sent.count(got_request_exception), sent.count(request_finished)
    print(f"{title}: exception {counts[0]}, finished {counts[1]}, {end}")


three = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
# --8<-- [start:cases]
with override_settings(ROOT_URLCONF=Urls, MIDDLEWARE=three):
    show("3 middleware")
with override_settings(ROOT_URLCONF=BrokenPage, MIDDLEWARE=three):
    show("handler500 fails")
with override_settings(ROOT_URLCONF=Urls, MIDDLEWARE=three, DEBUG_PROPAGATE_EXCEPTIONS=True):
    show("DEBUG_PROPAGATE_EXCEPTIONS")
# --8<-- [end:cases]
