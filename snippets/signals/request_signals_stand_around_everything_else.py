"""request_started comes before the middleware, request_finished after the last chunk."""

import sys
from types import SimpleNamespace
from unittest import mock

from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import got_request_exception, request_finished, request_started
from django.dispatch import receiver
from django.http import HttpResponse, StreamingHttpResponse
from django.test import RequestFactory, override_settings
from django.urls import path

steps = []


# --8<-- [start:receivers]
@receiver(request_started)
def started(sender, environ, **kwargs):
    steps.append("started")


@receiver(got_request_exception)
def exception(sender, request, **kwargs):
    steps.append("exception")


@receiver(request_finished)
def finished(sender, **kwargs):
    steps.append("finished")


# --8<-- [end:receivers]


def middleware(get_response):
    def call(request):
        steps.append("middleware(")
        response = get_response(request)
        steps.append(")")
        return response

    return call


def page(request):
    steps.append("view")
    return HttpResponse("hello")


def error(request):
    steps.append("view")
    raise ValueError("on purpose")


def stream(request):
    steps.append("view")

    def chunks():
        for number in (1, 2):
            steps.append(f"make{number}")
            yield str(number)

    return StreamingHttpResponse(chunks())


# --8<-- [start:server]
def serve(url):
    environ = RequestFactory().get(url).environ
    response = WSGIHandler()(environ, lambda status, headers: steps.append(status[:3]))
    try:
        for chunk in response:
            steps.append("send")
    finally:
        response.close()  # (1)!


# --8<-- [end:server]


def show(title, url):
    steps.clear()
    serve(url)
    print(f"{title}: {' '.join(steps)}")


urls = (path("page/", page), path("error/", error), path("stream/", stream))
shop = {"shop_steps": SimpleNamespace(middleware=middleware)}
with (
    mock.patch.dict(sys.modules, shop),
    override_settings(ROOT_URLCONF=urls, MIDDLEWARE=["shop_steps.middleware"]),
):
    show("page", "/page/")
    show("no such page", "/nowhere/")
    show("error", "/error/")
    show("stream", "/stream/")
