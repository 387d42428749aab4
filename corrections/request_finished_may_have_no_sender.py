"""The sender of request_finished is said to be the handler class; in tests it is None.

Kind: documentation
Affected: 5.2, 6.0, 6.1
Documentation: https://docs.djangoproject.com/en/6.1/ref/signals/#request-finished
Expected: as the reference says, "the handler class, as above", which is under request_started.
Actual: HttpResponse.close() sends it with what the handler has left on the response. The test
client leaves nothing, so the sender is None, and a receiver that is connected with the handler
class is tested by nobody.

Proposed: "The handler class, as above, or None if the response was not made by a handler, as in the
test client."
"""

import django
from django.conf import settings

settings.configure(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["*"])
django.setup()

from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import path

urlpatterns = [path("", lambda request: HttpResponse())]


def receiver(sender, **kwargs):
    print(f"{title}:", getattr(sender, "__name__", sender))


request_finished.connect(receiver)
title = "WSGI"
WSGIHandler()(RequestFactory().get("/").environ, lambda status, headers: None).close()
title = "the test client"
Client().get("/")
title = "close()"
HttpResponse().close()
