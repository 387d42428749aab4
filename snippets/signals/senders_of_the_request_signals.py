"""The sender is the class of the handler; the test client sends request_finished with None."""

from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.dispatch import receiver
from django.http import HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.urls import path

heard = []


# --8<-- [start:receivers]
@receiver([request_started, request_finished])
def everybody(sender, **kwargs):
    heard.append(getattr(sender, "__name__", None))


@receiver([request_started, request_finished], sender=WSGIHandler)
def only_wsgi(sender, **kwargs):
    heard.append("only_wsgi")


# --8<-- [end:receivers]


class ShopHandler(WSGIHandler):
    pass


def serve(application, url="/"):
    environ = RequestFactory().get(url).environ
    application(environ, lambda status, headers: None).close()


def show(title):
    print(f"{title}: {', '.join(map(str, heard))}")
    heard.clear()


with override_settings(ROOT_URLCONF=(path("", lambda request: HttpResponse()),), MIDDLEWARE=[]):
    serve(WSGIHandler())
    show("WSGIHandler")

    serve(ShopHandler())
    show("a subclass of it")

    serve(StaticFilesHandler(WSGIHandler()), "/static/admin/css/base.css")
    show("a static file under runserver")

    serve(StaticFilesHandler(WSGIHandler()))
    show("a page under runserver")

    Client().get("/")
    show("the test client")

    response = HttpResponse()
    response.close()
    show("close() by hand")

    response.close()
    show("close() once more")
