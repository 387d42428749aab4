"""From 6.1 the ordinary receivers of request_started finish before coroutines begin.

Browser: no (threads)
"""

import asyncio
import time

from django.core.handlers.asgi import ASGIHandler
from django.core.signals import request_started
from django.dispatch import receiver
from django.http import HttpResponse
from django.test import AsyncRequestFactory, override_settings
from django.urls import path

order = []


# --8<-- [start:receivers]
@receiver(request_started)
def ordinary(**kwargs):
    time.sleep(0.1)
    order.append("def")


@receiver(request_started)
async def coroutine(**kwargs):
    order.append("async def")


# --8<-- [end:receivers]


async def serve():
    body = [{"type": "http.request"}]

    async def receive():
        return body.pop() if body else await asyncio.Event().wait()

    async def send(message):
        pass

    await ASGIHandler()(AsyncRequestFactory().get("/").scope, receive, send)


with override_settings(ROOT_URLCONF=(path("", lambda request: HttpResponse()),), MIDDLEWARE=[]):
    asyncio.run(serve())
print("request_started:", ", ".join(order))
