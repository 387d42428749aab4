"""request_started is said to bring environ; under ASGI it brings scope in its place.

Kind: documentation
Affected: 5.2, 6.0, 6.1
Documentation: https://docs.djangoproject.com/en/6.1/ref/signals/#request-started
Expected: as the reference lists, the arguments sender and environ, "the environ dictionary provided
to the request".
Actual: ASGIHandler sends scope and no environ, so a receiver that names environ raises TypeError.

Proposed: list both: environ under WSGI, scope under ASGI.
"""

import asyncio

import django
from django.conf import settings

settings.configure(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["*"])
django.setup()

from django.core.handlers.asgi import ASGIHandler
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_started
from django.http import HttpResponse
from django.test import AsyncRequestFactory, RequestFactory
from django.urls import path

urlpatterns = [path("", lambda request: HttpResponse())]


def receiver(signal, sender, **kwargs):
    print(f"{sender.__name__}:", ", ".join(kwargs))


request_started.connect(receiver)
WSGIHandler()(RequestFactory().get("/").environ, lambda status, headers: None).close()


async def asgi():
    waiting = asyncio.Event()
    messages = [{"type": "http.request", "body": b""}]

    async def receive():
        return messages.pop() if messages else await waiting.wait()

    async def send(message):
        pass

    await ASGIHandler()(AsyncRequestFactory()._base_scope(path="/"), receive, send)


asyncio.run(asgi())
