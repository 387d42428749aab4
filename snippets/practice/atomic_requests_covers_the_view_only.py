"""ATOMIC_REQUESTS opens a transaction for the view and for nothing around it."""

import sys
from types import SimpleNamespace
from unittest import mock

from django.core.signals import got_request_exception, request_finished, request_started
from django.db import connection, connections
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.http import HttpResponse, HttpResponseServerError, StreamingHttpResponse
from django.template import engines
from django.template.response import TemplateResponse
from django.test import Client, override_settings
from django.urls import path

from audit.models import AuditEntry
from catalogue.models import Tag

steps = []


def note(place):
    steps.append(f"{place} {'yes' if connection.in_atomic_block else 'no'}")


# --8<-- [start:receivers]
@receiver(request_started)
def started(**kwargs):
    note("request_started")


@receiver(post_save, sender=Tag)
def saved(**kwargs):
    note("post_save")


@receiver(got_request_exception)
def failed(request, **kwargs):
    note("got_request_exception")
    AuditEntry.objects.create(action="failed", model=request.path)


@receiver(request_finished)
def finished(**kwargs):
    note("request_finished")


# --8<-- [end:receivers]


def middleware(get_response):
    def call(request):
        note("middleware")
        return get_response(request)

    return call


def page(request):
    Tag.objects.create(name="page")
    return HttpResponse()


def template(request):
    Tag.objects.create(name="template")
    text = engines["django"].from_string("{{ note }}")
    return TemplateResponse(request, text, {"note": lambda: note("template")})


def stream(request):
    def chunks():
        note("stream")
        yield "tea"

    Tag.objects.create(name="stream")
    return StreamingHttpResponse(chunks())


def error(request):
    Tag.objects.create(name="error")
    raise ValueError("on purpose")


def answer_500(request):
    Tag.objects.create(name="answer_500")
    return HttpResponseServerError()


def show(view):
    steps.clear()
    response = client.get(f"/{view.__name__}/")
    if response.streaming:
        list(response)
    tags = Tag.objects.filter(name=view.__name__).count()
    print(f"{view.__name__}: {response.status_code}, tags {tags}")
    for step in steps:
        print(f"{view.__name__}: {step}")


client = Client(raise_request_exception=False)
views = [page, template, stream, error, answer_500]
urls = [path(f"{view.__name__}/", view) for view in views]
shop = {"shop_steps": SimpleNamespace(middleware=middleware)}
settings = {"ROOT_URLCONF": tuple(urls), "MIDDLEWARE": ["shop_steps.middleware"]}
# --8<-- [start:cases]
with (
    mock.patch.dict(sys.modules, shop),
    override_settings(**settings),
    mock.patch.dict(connections["default"].settings_dict, ATOMIC_REQUESTS=True),
):
    for view in views:
        show(view)
# --8<-- [end:cases]
print(f"entries of got_request_exception: {AuditEntry.objects.count()}")
