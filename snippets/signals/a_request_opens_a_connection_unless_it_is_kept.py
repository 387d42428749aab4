"""With CONN_MAX_AGE = 0, the default, each request that queries opens a connection of its own."""

import tempfile
from io import BytesIO
from pathlib import Path

from django.core.handlers.wsgi import WSGIHandler
from django.db import connection, connections
from django.db.backends.signals import connection_created
from django.dispatch import receiver
from django.http import HttpResponse
from django.test import override_settings
from django.urls import path

sent = []
folder = tempfile.TemporaryDirectory()
shop = connections["default"]


# --8<-- [start:receiver]
@receiver(connection_created)
def listen(**kwargs):
    sent.append("connection")


# --8<-- [end:receiver]


# --8<-- [start:views]
def queries(request):
    for _ in range(2):
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    return HttpResponse()


def does_not(request):
    return HttpResponse()


# --8<-- [end:views]


def get(address):
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": address,
        "SERVER_NAME": "testserver",
        "SERVER_PORT": "80",
        "wsgi.input": BytesIO(),
        "wsgi.url_scheme": "http",
    }
    handler(environ, lambda *arguments: None).close()


def show(title, max_age, address):
    connections["default"] = shop.copy()
    settings = connections["default"].settings_dict
    settings["NAME"] = Path(folder.name, "requests.sqlite3")
    settings["CONN_MAX_AGE"] = max_age
    sent.clear()
    for _ in range(3):
        get(address)
    print(f"{title}: {len(sent)}")
    connection.close()


print("CONN_MAX_AGE by default:", shop.settings_dict["CONN_MAX_AGE"])
urls = (path("queries/", queries), path("does-not/", does_not))
with override_settings(ROOT_URLCONF=urls, MIDDLEWARE=[], ALLOWED_HOSTS=["testserver"]):
    handler = WSGIHandler()
    # --8<-- [start:calls]
    show("3 requests with queries, CONN_MAX_AGE 0", 0, "/queries/")
    show("3 requests without queries, CONN_MAX_AGE 0", 0, "/does-not/")
    show("3 requests with queries, CONN_MAX_AGE 60", 60, "/queries/")
    # --8<-- [end:calls]

connections["default"] = shop
folder.cleanup()
