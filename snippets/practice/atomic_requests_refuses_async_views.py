"""With ATOMIC_REQUESTS an async view is refused, unless it is exempted."""

from unittest import mock

from django.db import connections, transaction
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import path


async def page(request):
    return HttpResponse()


# --8<-- [start:exempt]
@transaction.non_atomic_requests
async def exempted(request):
    return HttpResponse()


# --8<-- [end:exempt]

urls = (path("page/", page), path("exempted/", exempted))
with (
    override_settings(ROOT_URLCONF=urls),
    mock.patch.dict(connections["default"].settings_dict, ATOMIC_REQUESTS=True),
):
    try:
        Client().get("/page/")
    except RuntimeError as error:
        print(f"page: {type(error).__name__} {error}")
    print(f"exempted: {Client().get('/exempted/').status_code}")
