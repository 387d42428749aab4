"""When the browser leaves, the view is cancelled and request_finished is still sent.

Browser: no (threads)
"""

import asyncio

from django.core.handlers.asgi import ASGIHandler
from django.core.signals import request_finished, request_started
from django.dispatch import receiver
from django.http import HttpResponse, StreamingHttpResponse
from django.test import AsyncRequestFactory, override_settings
from django.urls import path

steps = []


@receiver(request_started)
def started(**kwargs):
    steps.append("started")


@receiver(request_finished)
def finished(**kwargs):
    steps.append("finished")


# --8<-- [start:view]
async def slow(request):
    steps.append("view")
    try:
        await wait_for_browser()
    except asyncio.CancelledError:
        steps.append("cancelled")
        raise
    return HttpResponse("never")


# --8<-- [end:view]


async def stream(request):
    async def chunks():
        yield "first"
        await wait_for_browser()
        yield "never"

    return StreamingHttpResponse(chunks())


async def wait_for_browser():
    leave.set()
    await asyncio.sleep(60)


async def serve(url, messages):
    global leave
    leave = asyncio.Event()

    async def receive():
        message = messages.pop(0)
        if message["type"] == "http.disconnect" and not messages:
            await leave.wait()
        return message

    async def send(message):
        steps.append(message.get("status") or f"send({message['body'].decode()})")

    await ASGIHandler()(AsyncRequestFactory().get(url).scope, receive, send)


def show(title, url, *kinds):
    steps.clear()
    asyncio.run(serve(url, [{"type": f"http.{kind}"} for kind in kinds]))
    print(f"{title}:", *steps or ["nothing"])


with override_settings(ROOT_URLCONF=(path("slow/", slow), path("stream/", stream)), MIDDLEWARE=[]):
    # --8<-- [start:cases]
    show("leaves while it sends the body", "/slow/", "disconnect", "disconnect")
    show("leaves while the view runs", "/slow/", "request", "disconnect")
    show("leaves during the stream", "/stream/", "request", "disconnect")
    # --8<-- [end:cases]
