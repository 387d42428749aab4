"""Which method Django calls for each of its signals.

Browser: no (threads)
Database: sqlite
"""

import asyncio
import importlib
import tempfile
from collections import defaultdict
from pathlib import Path
from unittest import mock

import django
from django.contrib.auth import aauthenticate, alogin, alogout, authenticate, login, logout
from django.contrib.auth.models import User
from django.contrib.sessions.backends.db import SessionStore
from django.core.handlers.asgi import ASGIHandler
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.db import connection, models
from django.dispatch import Signal
from django.http import HttpResponse
from django.template import engines
from django.test import AsyncRequestFactory, RequestFactory, override_settings
from django.test.utils import isolate_apps
from django.urls import path
from django.utils.autoreload import BaseReloader, file_changed

from catalogue.models import Product, Tag

MODULES = [
    "django.db.models.signals",
    "django.core.signals",
    "django.contrib.auth.signals",
    "django.db.backends.signals",
    "django.test.signals",
    "django.utils.autoreload",
    *(["django.tasks.signals"] if django.VERSION >= (6,) else []),
]
FAST = ["django.contrib.auth.hashers.MD5PasswordHasher"]
names = {
    found: name
    for module in MODULES
    for name, found in vars(importlib.import_module(module)).items()
    if isinstance(found, Signal)
}
used = defaultdict(set)


# --8<-- [start:spy]
def spy(method):
    original = getattr(Signal, method)

    def call(self, sender, **named):
        used[names.get(self)].add(method)
        return original(self, sender, **named)

    return mock.patch.object(Signal, method, call)


# --8<-- [end:spy]


def page(request):
    return HttpResponse()


def broken(request):
    raise ValueError("on purpose")


async def wait(request):
    await asyncio.Event().wait()


def request_of(factory):
    request = factory.get("/")
    request.session = SessionStore()
    return request


def serve_wsgi(url):
    response = WSGIHandler()(RequestFactory().get(url).environ, lambda status, headers: None)
    response.close()


async def serve_asgi(url, leave=False):
    messages = [{"type": "http.request", "body": b""}]
    if leave:
        messages.insert(0, {"type": "http.disconnect"})

    async def receive():
        return messages.pop() if messages else await asyncio.Event().wait()

    async def send(message):
        pass

    scope = AsyncRequestFactory()._base_scope(path=url)
    await ASGIHandler()({**scope, "type": "http"}, receive, send)


async def asynchronously():
    await Tag(name="async").asave()
    request = request_of(AsyncRequestFactory())
    await alogin(request, user, backend="django.contrib.auth.backends.ModelBackend")
    await alogout(request)
    await aauthenticate(request, username="nobody", password="guess")
    await serve_asgi("/page/")
    await serve_asgi("/broken/")
    await serve_asgi("/wait/", leave=True)


def answer(**kwargs):
    return True


urls = (path("page/", page), path("broken/", broken), path("wait/", wait))
methods = ("send", "asend", "send_robust", "asend_robust")
spies = [spy(method) for method in methods]
for each in spies:
    each.start()

user = User.objects.create(username="ann")
tea = Product.objects.create(name="Tea")
tea.tags.create(name="hot")
tea.delete()
with isolate_apps():

    class Note(models.Model):
        class Meta:
            app_label = "demo"


request = request_of(RequestFactory())
login(request, user, backend="django.contrib.auth.backends.ModelBackend")
logout(request)
with override_settings(PASSWORD_HASHERS=FAST):
    authenticate(request, username="nobody", password="guess")
call_command("migrate", verbosity=0)
engines["django"].from_string("tea").render()
with tempfile.TemporaryDirectory() as folder:
    other = connection.copy()
    other.settings_dict["NAME"] = Path(folder, "empty.sqlite3")
    other.ensure_connection()
    other.close()
file_changed.connect(answer)
BaseReloader().notify_file_changed(Path("shop.py"))
with override_settings(ROOT_URLCONF=urls, MIDDLEWARE=[], PASSWORD_HASHERS=FAST):
    for url in ("/page/", "/broken/"):
        serve_wsgi(url)
    asyncio.run(asynchronously())
if django.VERSION >= (6,):
    from django.tasks import task

    task(answer).enqueue()

for each in spies:
    each.stop()
for name in names.values():
    if name in used:
        print(f"{name}: {', '.join(sorted(used[name]))}")
