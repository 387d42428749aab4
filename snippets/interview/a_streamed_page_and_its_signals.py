"""request_finished comes when a streamed response is closed, long after the view."""

# --8<-- [start:code]
from django.core.signals import request_finished, request_started
from django.dispatch import receiver
from django.http import StreamingHttpResponse
from django.test import Client, override_settings
from django.urls import path


@receiver([request_started, request_finished])
def tell(signal, **kwargs):
    print("started" if signal is request_started else "finished")


def rows():
    print("row")
    yield "tea"


def export(request):
    print("view")
    return StreamingHttpResponse(rows())


with override_settings(ROOT_URLCONF=(path("", export),)):
    response = Client().get("/")
    print("status", response.status_code)
    print("body", b"".join(response))
# --8<-- [end:code]
