"""A context variable set by a sync middleware reaches sync and async views, but not new threads.

Browser: no (threads)
"""

import asyncio
import sys
import types
from contextvars import ContextVar
from threading import Thread

from asgiref.sync import sync_to_async
from django.http import HttpResponse
from django.test import AsyncClient, override_settings
from django.urls import path

current_request = ContextVar("current_request", default=None)


# --8<-- [start:middleware]
def remember_request(get_response):
    def middleware(request):
        token = current_request.set(request)
        try:
            return get_response(request)
        finally:
            current_request.reset(token)

    return middleware


# --8<-- [end:middleware]


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

module = types.ModuleType("who")
module.remember_request = remember_request
sys.modules["who"] = module


async def visit():
    client = AsyncClient()
    await client.get("/sync/")
    await client.get("/async/")


urls = (path("sync/", sync_view), path("async/", async_view))
with override_settings(ROOT_URLCONF=urls, MIDDLEWARE=["who.remember_request"]):
    asyncio.run(visit())
look("afterwards")
