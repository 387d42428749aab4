"""A middleware keeps the request in a context variable, and each audit entry finds its actor there.

Receivers: audit
"""

# --8<-- [start:middleware]
from contextvars import ContextVar

current_request = ContextVar("current_request", default=None)


def remember_request(get_response):
    def middleware(request):
        token = current_request.set(request)  # (1)!
        try:
            return get_response(request)
        finally:
            current_request.reset(token)  # (2)!

    return middleware


# --8<-- [end:middleware]

# --8<-- [start:receiver]
from django.db.models.signals import pre_save
from django.dispatch import receiver

from audit.models import AuditEntry


@receiver(pre_save, sender=AuditEntry)
def fill_actor(instance, raw, **kwargs):
    user = getattr(current_request.get(), "user", None)
    if not raw and instance.actor_id is None and user is not None and user.is_authenticated:
        instance.actor_id = user.pk  # (1)!


# --8<-- [end:receiver]

import sys
import types

from django.contrib.auth import login
from django.contrib.auth.models import User
from django.http import HttpResponse, StreamingHttpResponse
from django.test import Client, override_settings
from django.urls import path

from catalogue.models import Product

ann = User.objects.create_user("ann", password="secret")
tea = Product.objects.create(name="Tea")


def change():
    tea.stock += 1
    tea.save()


# --8<-- [start:views]
def ordinary(request):
    change()
    return HttpResponse()


def logs_in(request):
    login(request, ann)
    change()
    return HttpResponse()


def streams(request):
    def body():
        change()
        yield "done"

    return StreamingHttpResponse(body())


# --8<-- [end:views]

urls = (path("change/", ordinary), path("in/", logs_in), path("stream/", streams))
stack = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "who.remember_request",
]


def show(title):
    print(f"{title}: actor {AuditEntry.objects.last().actor}")


module = types.ModuleType("who")
module.remember_request = remember_request
sys.modules["who"] = module

with override_settings(ROOT_URLCONF=urls, MIDDLEWARE=stack):
    client = Client()
    client.get("/change/")
    show("anonymous visitor")
    client.get("/in/")
    show("logs in and changes")
    client.get("/change/")
    show("next request")
    b"".join(client.get("/stream/"))
    show("while the answer streams")
change()
show("command, shell, task")
