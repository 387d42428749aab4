"""An error while a response is streamed: WSGI still sends request_finished, ASGI does not.

Browser: no (threads)
"""

import asyncio
import warnings

from django.core.handlers.asgi import ASGIHandler
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import got_request_exception, request_finished, request_started
from django.dispatch import receiver
from django.http import HttpResponse, StreamingHttpResponse
from django.test import AsyncRequestFactory, RequestFactory, override_settings
from django.urls import path

warnings.simplefilter("ignore")
names = {
    request_started: "started",
    got_request_exception: "exception",
    request_finished: "finished",
}
steps = []


@receiver(list(names))
def listen(signal, **kwargs):
    steps.append(names[signal])


# --8<-- [start:views]
def stream(request):
    def chunks():
        yield "first"
        raise ValueError("on purpose")

    return StreamingHttpResponse(chunks())


async def async_stream(request):
    async def chunks():
        yield "first"
        raise ValueError("on purpose")

    return StreamingHttpResponse(chunks())


# --8<-- [end:views]


def page(request):
    return HttpResponse("hello")


def wsgi(url):
    application = WSGIHandler()
    response = application(
        RequestFactory().get(url).environ, lambda status, headers: steps.append(status[:3])
    )
    try:
        for chunk in response:
            steps.append("send")
    finally:
        response.close()


def asgi(url, browser_is_gone=False):
    body = [{"type": "http.request"}]

    async def receive():
        return body.pop() if body else await asyncio.Event().wait()

    async def send(message):
        if browser_is_gone:
            raise OSError("gone")
        if message.get("body", True):
            steps.append(str(message.get("status", "send")))

    asyncio.run(ASGIHandler()(AsyncRequestFactory().get(url).scope, receive, send))


def show(title, serve, url, **options):
    steps.clear()
    try:
        serve(url, **options)
    except Exception as error:
        steps.append(type(error).__name__)
    print(f"{title}: {' '.join(steps)}")


urls = (path("page/", page), path("stream/", stream), path("async/", async_stream))
with override_settings(ROOT_URLCONF=urls, MIDDLEWARE=[]):
    # --8<-- [start:cases]
    show("WSGI", wsgi, "/stream/")
    show("ASGI", asgi, "/async/")
    show("ASGI, send() of the server fails", asgi, "/page/", browser_is_gone=True)
    # --8<-- [end:cases]
