"""The browser has the page, but the worker serves the next request after the receivers."""

import threading

from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished
from django.dispatch import receiver
from django.http import HttpResponse
from django.test import RequestFactory, override_settings
from django.urls import path


# --8<-- [start:receiver]
@receiver(request_finished)
def rebuild_report(**kwargs):
    print("receiver: thread of the worker =", threading.get_ident() == worker)


# --8<-- [end:receiver]

worker = threading.get_ident()
with override_settings(ROOT_URLCONF=(path("", lambda request: HttpResponse()),), MIDDLEWARE=[]):
    for number in (1, 2):
        response = WSGIHandler()(RequestFactory().get("/").environ, lambda status, headers: None)
        for chunk in response:
            print(f"page {number} is sent")
        response.close()
        print(f"the worker is done with page {number}")
