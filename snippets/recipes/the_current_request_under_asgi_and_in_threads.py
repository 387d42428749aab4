"""A context variable set by a middleware reaches sync and async views, but not new threads.

Browser: no (threads)
"""

import asyncio
from threading import Thread

from asgiref.sync import sync_to_async
from django.http import HttpResponse
from django.test import AsyncClient, override_settings
from django.urls import path

from audit.actor import current_request


# --8<-- [start:views]
def look(title):
    request = current_request.get()
    print(f"{title}: {request and request.path}")


def sync_view(request):
    look("sync view")
    thread = Thread(target=look, args=["new thread"])
    thread.start()
    thread.join()
    return HttpResponse()


async def async_view(request):
    look("async view")
    await sync_to_async(look)("async ORM")  # (1)!
    return HttpResponse()


# --8<-- [end:views]


async def visit():
    client = AsyncClient()
    await client.get("/sync/")
    await client.get("/async/")


urls = (path("sync/", sync_view), path("async/", async_view))
with override_settings(ROOT_URLCONF=urls, MIDDLEWARE=["audit.actor.remember_request"]):
    asyncio.run(visit())
look("afterwards")
