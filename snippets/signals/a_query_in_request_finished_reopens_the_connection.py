"""Django closes the connection first; a receiver that queries opens another, and it stays open.

Wrong: on purpose
"""

import tempfile
from pathlib import Path
from unittest import mock

from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished
from django.db import connections
from django.http import HttpResponse
from django.test import RequestFactory, override_settings
from django.urls import path

archive = connections["archive"]


def state():
    return "closed" if archive.connection is None else "open"


# --8<-- [start:receiver]
def count_visit(**kwargs):
    print("in the receiver, before its query:", state())
    archive.cursor().execute("SELECT 1")
    print("in the receiver, after its query:", state())


# --8<-- [end:receiver]


def view(request):
    archive.cursor().execute("SELECT 1")
    return HttpResponse(state(), content_type="text/plain")


def serve():
    response = WSGIHandler()(RequestFactory().get("/").environ, lambda status, headers: None)
    print("in the view:", response.content.decode())
    response.close()


kept, archive.connection = archive.connection, None
with (
    tempfile.TemporaryDirectory() as folder,
    mock.patch.dict(archive.settings_dict, NAME=Path(folder) / "db.sqlite3"),
    override_settings(ROOT_URLCONF=(path("", view),), MIDDLEWARE=[]),
):
    serve()
    print("after a request:", state())

    request_finished.connect(count_visit)
    serve()
    print("after a request with the receiver:", state())
    archive.close()
archive.connection = kept
