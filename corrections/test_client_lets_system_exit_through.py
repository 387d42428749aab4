"""SystemExit from a view reaches the test client, which is said not to see it.

Kind: documentation
Affected: 5.2, 6.0, 6.1
Documentation: https://docs.djangoproject.com/en/6.1/topics/testing/tools/#exceptions
Expected: as the section says, "the only exceptions that are not visible to the test client are
Http404, PermissionDenied, SystemExit, and SuspiciousOperation": Django "converts them into the
appropriate HTTP response codes".
Actual: client.get() raises SystemExit; there is no response, and got_request_exception is not sent.

Only exceptions derived from Exception are caught by convert_exception_to_response().

Proposed: leave SystemExit out of the list.
"""

import sys

import django
from django.conf import settings

settings.configure(ROOT_URLCONF="__main__", ALLOWED_HOSTS=["testserver"])
django.setup()

from django.core.signals import got_request_exception
from django.test import Client
from django.urls import path


def view(request):
    sys.exit("the view ends the process")


def receiver(**kwargs):
    print("got_request_exception")


urlpatterns = [path("", view)]
got_request_exception.connect(receiver)
try:
    print("status:", Client().get("/").status_code)
except SystemExit as error:
    print("client.get() raised", type(error).__name__)
