"""Only a handler sends request signals: the server's or the test client's."""

from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.core.signals import got_request_exception, request_finished, request_started
from django.dispatch import receiver
from django.http import HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.test import Client, RequestFactory, override_settings
from django.urls import path, resolve

sent = []


@receiver([request_started, got_request_exception, request_finished])
def listen(signal, **kwargs):
    sent.append(signal)


def show(title, call):
    sent.clear()
    try:
        call()
    except (ValueError, SystemExit):
        pass
    names = request_started, request_finished, got_request_exception
    counts = [sent.count(signal) for signal in names]
    print(f"{title}: started {counts[0]}, finished {counts[1]}, exception {counts[2]}")


def page(request):
    return HttpResponse("hello")


def broken(request):
    raise ValueError("on purpose")


def leave(request):
    raise SystemExit


def old(request):
    return HttpResponseRedirect("/page/")


def stream(request):
    return StreamingHttpResponse(iter("ab"))


def serve(url, **extra):
    environ = {**RequestFactory().get(url).environ, **extra}
    return WSGIHandler()(environ, lambda status, headers: None)


urls = (
    path("page/", page),
    path("leave/", leave),
    path("broken/", broken),
    path("old/", old),
    path("stream/", stream),
)
client = Client()
with override_settings(ROOT_URLCONF=urls, MIDDLEWARE=[]):
    # --8<-- [start:cases]
    show("server", lambda: serve("/page/").close())
    show("server that never calls close()", lambda: serve("/page/"))
    show("server, SystemExit in the view", lambda: serve("/leave/"))
    show("client.get()", lambda: client.get("/page/"))
    show("client.get(), error", lambda: client.get("/broken/"))
    show("client.get(follow=True)", lambda: client.get("/old/", follow=True))
    show("client.get(), stream not read", lambda: client.get("/stream/"))
    show("client.get(), stream read", lambda: client.get("/stream/").getvalue())
    show("view called directly", lambda: page(RequestFactory().get("/page/")))
    show("view called directly, error", lambda: broken(RequestFactory().get("/broken/")))
    show("resolve()", lambda: resolve("/page/"))
    show("call_command()", lambda: call_command("clearsessions"))
    # --8<-- [end:cases]
