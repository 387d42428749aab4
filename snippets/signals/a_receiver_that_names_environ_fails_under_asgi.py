"""request_started has no environ under ASGI: a receiver that demands it breaks every request.

Wrong: on purpose
Browser: no (threads)
"""

import asyncio

from django.core.handlers.asgi import ASGIHandler
from django.core.signals import request_started
from django.http import HttpResponse
from django.test import AsyncRequestFactory, override_settings
from django.urls import path


# --8<-- [start:receivers]
def demands(sender, environ, **kwargs):
    print("path:", environ["PATH_INFO"])


def copes(sender, environ=None, scope=None, **kwargs):
    print("path:", environ["PATH_INFO"] if environ else scope["path"])


# --8<-- [end:receivers]


async def serve():
    body = [{"type": "http.request"}]

    async def receive():
        return body.pop() if body else await asyncio.Event().wait()

    async def send(message):
        if "status" in message:
            print("status:", message["status"])

    await ASGIHandler()(AsyncRequestFactory().get("/tea/").scope, receive, send)


urls = (path("tea/", lambda request: HttpResponse("tea")),)
with override_settings(ROOT_URLCONF=urls, MIDDLEWARE=[]):
    for receiver in (demands, copes):
        print(receiver.__name__)
        request_started.connect(receiver)
        try:
            asyncio.run(serve())
        except TypeError as error:
            print(type(error).__name__)
        request_started.disconnect(receiver)
