"""got_request_exception is said to be sent whenever there is an exception; not for a 4xx.

Kind: documentation
Affected: 5.2, 6.0, 6.1
Documentation: https://docs.djangoproject.com/en/6.1/ref/signals/#got-request-exception
Expected: as the reference says, "sent whenever Django encounters an exception while processing an
incoming HTTP request".
Actual: not for exceptions that Django turns into a response of its own: Http404, PermissionDenied,
BadRequest, SuspiciousOperation and their kin.

Proposed: "whenever Django answers an incoming HTTP request with a server error because of an
exception; not for Http404, PermissionDenied and others that become a 4xx response."
"""

import logging

import django
from django.conf import settings

settings.configure(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["testserver"])
django.setup()
logging.disable()

from django.core.exceptions import BadRequest, PermissionDenied, SuspiciousOperation
from django.core.signals import got_request_exception
from django.http import Http404
from django.test import Client
from django.urls import path


def view(request):
    raise error


def receiver(**kwargs):
    print("got_request_exception")


urlpatterns = [path("", view)]
got_request_exception.connect(receiver)
for error in (ValueError(), Http404(), PermissionDenied(), BadRequest(), SuspiciousOperation()):
    response = Client(raise_request_exception=False).get("/")
    print(type(error).__name__, response.status_code)
