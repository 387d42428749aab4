"""Under ASGI the sender is ASGIHandler; a request that cannot be parsed finishes with None.

Browser: no (threads)
"""

import asyncio

from django.core.handlers.asgi import ASGIHandler
from django.core.signals import request_finished, request_started
from django.dispatch import receiver
from django.http import HttpResponse
from django.test import AsyncClient, AsyncRequestFactory, override_settings
from django.urls import path

heard = []
arguments = {}


@receiver([request_started, request_finished])
def everybody(sender, signal, **kwargs):
    heard.append(getattr(sender, "__name__", None))
    arguments[signal] = list(kwargs)


async def serve(**changes):
    body = [{"type": "http.request"}]

    async def receive():
        return body.pop() if body else await asyncio.Event().wait()

    async def send(message):
        if "status" in message:
            heard.append(message["status"])

    scope = {**AsyncRequestFactory().get("/").scope, **changes}
    await ASGIHandler()(scope, receive, send)


def show(title, call):
    try:
        asyncio.run(call)
    except ValueError as error:
        heard.append(type(error).__name__)
    print(f"{title}: {', '.join(map(str, heard))}")
    heard.clear()


with override_settings(ROOT_URLCONF=(path("", lambda request: HttpResponse()),), MIDDLEWARE=[]):
    show("ASGIHandler", serve())
    show("the query is not UTF-8", serve(query_string=b"\xff"))
    show("a WebSocket", serve(type="websocket"))
    show("AsyncClient", AsyncClient().get("/"))
    print("AsyncClient, request_started:", *arguments[request_started])
