"""Under ASGI ordinary receivers run in threads: two in that of ordinary views, one in another.

Browser: no (threads)
"""

import asyncio
import sys
import threading

from django.core.handlers.asgi import ASGIHandler
from django.core.signals import got_request_exception, request_finished, request_started
from django.dispatch import receiver
from django.test import AsyncRequestFactory, override_settings
from django.urls import path

names = {
    request_started: "request_started",
    got_request_exception: "got_request_exception",
    request_finished: "request_finished",
}
rows = {}


# --8<-- [start:receivers]
@receiver(list(names))
def ordinary(signal, **kwargs):
    rows[names[signal], "def"] = threading.get_ident(), sys.exception()


@receiver(list(names))
async def coroutine(signal, **kwargs):
    rows[names[signal], "async def"] = threading.get_ident(), sys.exception()


# --8<-- [end:receivers]


def view(request):
    rows["view"] = threading.get_ident(), None
    raise ValueError("on purpose")


async def serve():
    rows["event loop"] = threading.get_ident(), None
    body = [{"type": "http.request"}]

    async def receive():
        return body.pop() if body else await asyncio.Event().wait()

    async def send(message):
        pass

    await ASGIHandler()(AsyncRequestFactory().get("/").scope, receive, send)


with override_settings(ROOT_URLCONF=(path("", view),), MIDDLEWARE=[]):
    asyncio.run(serve())

known = {rows.pop("event loop")[0]: "event loop", rows.pop("view")[0]: "thread of the view"}
for name in names.values():
    for kind in ("def", "async def"):
        thread, error = rows[name, kind]
        seen = f", exception {error and type(error).__name__}" if "exception" in name else ""
        print(f"{name}, {kind}: {known.get(thread, 'another thread')}{seen}")
