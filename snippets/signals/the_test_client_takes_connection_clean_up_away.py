"""The test client disconnects close_old_connections around both signals and puts it back.

Wrong: on purpose
"""

from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.dispatch import receiver
from django.http import HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.urls import path


def is_connected(signal):
    connected = signal.disconnect(close_old_connections)
    if connected:
        signal.connect(close_old_connections)
    return connected


def tell(signal, **kwargs):
    name = "request_started" if signal is request_started else "request_finished"
    print(f"{title}, in {name}: {is_connected(signal)}")


# --8<-- [start:failing]
def fail(**kwargs):
    raise RuntimeError("receiver failed")


# --8<-- [end:failing]

with override_settings(ROOT_URLCONF=(path("", lambda request: HttpResponse()),), MIDDLEWARE=[]):
    receiver([request_started, request_finished])(tell)
    title = "server"
    WSGIHandler()(RequestFactory().get("/").environ, lambda status, headers: None).close()
    title = "test client"
    Client().get("/")
    print("after a request of the test client:", is_connected(request_started))

    request_started.connect(fail)
    title = "failing receiver"
    try:
        Client().get("/")
    except RuntimeError as error:
        print(type(error).__name__)
    print("after the failing receiver:", is_connected(request_started))
    request_started.disconnect(fail)
    request_started.disconnect(tell)
    request_finished.disconnect(tell)
    Client().get("/")
    print("after the next request:", is_connected(request_started))
