"""Around each request Django closes old connections and caches and forgets queries and URLconf."""

import tempfile
from pathlib import Path
from unittest import mock

from django.core.cache import cache
from django.core.cache.backends.locmem import LocMemCache
from django.core.handlers.wsgi import WSGIHandler
from django.db import connections
from django.http import HttpResponse
from django.test import RequestFactory, override_settings
from django.urls import get_urlconf, path

archive = connections["archive"]


def connection():
    return "closed" if archive.connection is None else "open"


def urlconf():
    return "none" if get_urlconf() is None else "set"


def view(request):
    print("queries_log in the view:", len(archive.queries_log))
    archive.ensure_connection()
    cache.get("tea")
    print("connection in the view:", connection())
    print("URLconf in the view:", urlconf())
    return HttpResponse()


def serve():
    archive.queries_log.append({"sql": "SELECT 1", "time": "0"})
    print("queries_log before the request:", len(archive.queries_log))
    response = WSGIHandler()(RequestFactory().get("/").environ, lambda status, headers: None)
    print("connection after the view:", connection())
    print("URLconf after the view:", urlconf())
    with mock.patch.object(LocMemCache, "close") as close:
        response.close()
    print("connection after the request:", connection())
    print("URLconf after the request:", urlconf())
    print("cache.close() called:", close.called)


kept, archive.connection = archive.connection, None
with (
    tempfile.TemporaryDirectory() as folder,
    mock.patch.dict(archive.settings_dict, NAME=Path(folder) / "db.sqlite3"),
    override_settings(ROOT_URLCONF=(path("", view),), MIDDLEWARE=[]),
):
    print("CONN_MAX_AGE:", archive.settings_dict["CONN_MAX_AGE"])
    serve()
archive.connection = kept
