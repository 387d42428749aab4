"""An error in a callback comes after the commit: the row stays, later callbacks never run."""

from unittest import TestCase

from django.db import transaction
from django.db.models.signals import post_save
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import path

from catalogue.models import Tag

called = []


# --8<-- [start:callbacks]
def mail():
    called.append("mail")
    raise ConnectionError("the mail server is down")


def search():
    called.append("search")


# --8<-- [end:callbacks]


def show(title, call):
    called.clear()
    try:
        call()
        reached = "no error"
    except BaseException as error:
        reached = type(error).__name__
    print(f"{title}: {reached}, called {', '.join(called)}, tags {Tag.objects.count()}")


# --8<-- [start:cases]
def plain(name="plain"):
    with transaction.atomic():
        Tag.objects.create(name=name)
        transaction.on_commit(mail)
        transaction.on_commit(search)


def robust():
    with transaction.atomic():
        Tag.objects.create(name="robust")
        transaction.on_commit(mail, robust=True)
        transaction.on_commit(search)


# --8<-- [end:cases]


def view(request):
    plain("view")
    return HttpResponse()


def request():
    client = Client(raise_request_exception=False)
    with override_settings(ROOT_URLCONF=(path("", view),)):
        called.append(f"answer {client.get('/').status_code}")


def leave():
    called.append("leave")
    raise SystemExit


def system_exit():
    with transaction.atomic():
        transaction.on_commit(leave, robust=True)
        transaction.on_commit(search)


def first(using, **kwargs):
    called.append("first receiver")
    transaction.on_commit(mail, using=using)


def second(**kwargs):
    called.append("second receiver")


def in_autocommit():
    post_save.connect(first, sender=Tag)
    post_save.connect(second, sender=Tag)
    Tag.objects.create(name="autocommit")


show("plain", plain)
with transaction.atomic():
    Tag.objects.create(name="later")
print(f"after the next commit: called {', '.join(called)}")
with TestCase().assertLogs("django.db.backends.base", "ERROR") as logs:
    show("robust", robust)
print(f"logged: {logs.records[0].getMessage()}")
show("SystemExit, robust", system_exit)
show("view", request)
show("autocommit", in_autocommit)
