"""What a receiver of a request signal raises is not made into a 500 page: the server gets it.

Wrong: on purpose
"""

from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import got_request_exception, request_finished, request_started
from django.dispatch import receiver
from django.http import HttpResponse
from django.test import RequestFactory, override_settings
from django.urls import path

steps = []


@receiver([request_started, got_request_exception, request_finished])
def listen(signal, **kwargs):
    steps.append(
        {request_started: "started", request_finished: "finished"}.get(signal, "exception")
    )


# --8<-- [start:receiver]
def fail(**kwargs):
    raise RuntimeError("receiver failed")


# --8<-- [end:receiver]


def page(request):
    return HttpResponse("hello")


def broken(request):
    raise ValueError("on purpose")


def show(title, url):
    steps.clear()
    environ = RequestFactory().get(url).environ
    try:
        response = WSGIHandler()(environ, lambda status, headers: steps.append(status[:3]))
        steps.extend("body" for chunk in response)
        response.close()
    except RuntimeError as error:
        steps.append(type(error).__name__)
    print(f"{title}:", *steps)


three = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
urls = (path("page/", page), path("broken/", broken))

# --8<-- [start:cases]
with override_settings(ROOT_URLCONF=urls, MIDDLEWARE=[]):
    request_started.connect(fail)
    show("request_started fails", "/page/")
    request_started.disconnect(fail)

    request_finished.connect(fail)
    show("request_finished fails", "/page/")
    request_finished.disconnect(fail)

    got_request_exception.connect(fail)
    show("got_request_exception fails", "/broken/")
with override_settings(ROOT_URLCONF=urls, MIDDLEWARE=three):
    show("the same, 3 middleware", "/broken/")
# --8<-- [end:cases]
