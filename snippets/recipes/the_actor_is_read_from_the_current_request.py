"""A middleware keeps the request in a context variable, and each audit entry finds its actor there.

Receivers: audit
"""

from django.contrib.auth import login
from django.contrib.auth.models import User
from django.http import HttpResponse, StreamingHttpResponse
from django.test import Client, override_settings
from django.urls import path

from audit.models import AuditEntry
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
    "audit.actor.remember_request",
]


def show(title):
    print(f"{title}: actor {AuditEntry.objects.last().actor}")


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
