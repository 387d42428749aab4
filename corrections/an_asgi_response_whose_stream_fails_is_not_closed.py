"""Under ASGI a response whose stream fails is never closed, and request_finished is not sent.

Kind: defect
Affected: 5.2, 6.0, 6.1
Documentation: https://docs.djangoproject.com/en/6.1/ref/request-response/#django.http.HttpResponse.close
Source: https://github.com/django/django/blob/6.1/django/core/handlers/asgi.py
Expected: as the reference says, close() "is called at the end of the request directly by the WSGI
or ASGI server". So it is under WSGI, whatever happens to the stream.
Actual: no ASGI server calls it: ASGIHandler.handle() does, after send_response() has ended without
an error. If the stream raises, close() is not called, and request_finished is not sent, so that
receivers that clean up, such as close_old_connections() of Django, do not run.

Proposed: call response.close() in a finally clause; and say that Django's handler calls it.
"""

import asyncio

import django
from django.conf import settings

settings.configure(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["*"])
django.setup()

from django.core.handlers.asgi import ASGIHandler
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished
from django.http import StreamingHttpResponse
from django.test import AsyncRequestFactory, RequestFactory
from django.urls import path


class Stream(StreamingHttpResponse):
    def close(self):
        print("close()")
        super().close()


async def stream(request):
    async def chunks():
        yield "first"
        raise ValueError("the stream fails")

    return Stream(chunks())


def sync_stream(request):
    def chunks():
        yield "first"
        raise ValueError("the stream fails")

    return Stream(chunks())


async def good_stream(request):
    async def chunks():
        yield "first"

    return Stream(chunks())


urlpatterns = [
    path("good-stream/", good_stream),
    path("stream/", stream),
    path("sync-stream/", sync_stream),
]


def receiver(**kwargs):
    print("request_finished")


async def asgi(url):
    waiting = asyncio.Event()
    messages = [{"type": "http.request", "body": b""}]

    async def receive():
        return messages.pop() if messages else await waiting.wait()

    async def send(message):
        pass

    await ASGIHandler()(AsyncRequestFactory()._base_scope(path=url), receive, send)


def wsgi(url):
    response = WSGIHandler()(RequestFactory().get(url).environ, lambda status, headers: None)
    try:
        for _chunk in response:
            pass
    finally:
        response.close()  # as PEP 3333 asks every server to do


request_finished.connect(receiver)
print("WSGI, the stream fails:")
try:
    wsgi("/sync-stream/")
except ValueError as error:
    print("raised", type(error).__name__)
print("ASGI, the stream ends well:")
asyncio.run(asgi("/good-stream/"))
print("ASGI, the stream fails:")
try:
    asyncio.run(asgi("/stream/"))
except ValueError as error:
    print("raised", type(error).__name__)
