"""Under WSGI request_started brings environ and got_request_exception the request."""

import sys

from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import got_request_exception, request_finished, request_started
from django.dispatch import receiver
from django.test import RequestFactory, override_settings
from django.urls import path

sent = {}
seen_by_view = []


@receiver([request_started, got_request_exception, request_finished])
def remember(signal, **kwargs):
    sent[signal] = {"signal": signal, "raised": sys.exception(), **kwargs}


def view(request):
    seen_by_view.append(request)
    raise ValueError("on purpose")


environ = RequestFactory().get("/shop/?page=2").environ
with override_settings(ROOT_URLCONF=(path("shop/", view),), MIDDLEWARE=[]):
    WSGIHandler()(environ, lambda status, headers: None).close()

started, error, finished = sent.values()
request = seen_by_view[0]

for name, arguments in zip(
    ("request_started", "got_request_exception", "request_finished"), sent.values()
):
    print(f"{name}:", *sorted(arguments.keys() - {"raised"}))

print("sender of request_started:", started["sender"].__name__)
print("sender of request_finished:", finished["sender"].__name__)
print("sender of got_request_exception:", error["sender"])
print("environ is the dict of the server:", started["environ"] is environ)
print("environ is request.META:", started["environ"] is request.META)
print("environ:", environ["REQUEST_METHOD"], environ["PATH_INFO"], environ["QUERY_STRING"])
print("request is that of the view:", error["request"] is request)
print("exception being handled:", type(error["raised"]).__name__)
print("signal is request_started:", started["signal"] is request_started)
print("signal is request_finished:", finished["signal"] is request_finished)
print("signal is got_request_exception:", error["signal"] is got_request_exception)
