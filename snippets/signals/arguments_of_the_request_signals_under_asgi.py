"""Under ASGI request_started has scope instead of environ.

Browser: no (threads)
"""

import asyncio
import sys
from unittest import mock

from django.core.handlers.asgi import ASGIHandler
from django.core.signals import got_request_exception, request_finished, request_started
from django.dispatch import receiver
from django.test import AsyncRequestFactory, override_settings
from django.urls import path

sent = {}
seen_by_view = []


@receiver([request_started, got_request_exception, request_finished])
def remember(signal, **kwargs):
    sent[signal] = {"signal": signal, "raised": sys.exception(), **kwargs}


async def view(request):
    seen_by_view.append(request)
    raise ValueError("on purpose")


# --8<-- [start:server]
async def serve(scope):
    body = [{"type": "http.request"}]

    async def receive():
        return body.pop() if body else await asyncio.Event().wait()

    async def send(message):
        pass

    await ASGIHandler()(scope, receive, send)


# --8<-- [end:server]

scope = AsyncRequestFactory().get("/shop/?page=2").scope
with (
    override_settings(ROOT_URLCONF=(path("shop/", view),), MIDDLEWARE=[]),
    mock.patch.object(request_started, "asend", wraps=request_started.asend) as start,
    mock.patch.object(got_request_exception, "send", wraps=got_request_exception.send) as fail,
    mock.patch.object(request_finished, "send", wraps=request_finished.send) as finish,
):
    asyncio.run(serve(scope))

started, error, finished = sent.values()
request = seen_by_view[0]

for name, arguments in zip(
    ("request_started", "got_request_exception", "request_finished"), sent.values()
):
    print(f"{name}:", *sorted(arguments.keys() - {"raised"}))

print("sender of request_started:", started["sender"].__name__)
print("sender of request_finished:", finished["sender"].__name__)
print("sender of got_request_exception:", error["sender"])
print("scope is the dict of the server:", started["scope"] is scope)
print("scope is request.scope:", started["scope"] is request.scope)
print("scope:", scope["type"], scope["method"], scope["path"])
print("request is that of the view:", error["request"] is request)
print("exception being handled:", type(error["raised"]).__name__)
print("request_started sent by asend():", start.called)
print("got_request_exception sent by send():", fail.called)
print("request_finished sent by send():", finish.called)
