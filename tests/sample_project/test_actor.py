"""Who did it: the person of the current request, and nobody where there is none."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from asgiref.sync import sync_to_async
from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.models import AnonymousUser, User, update_last_login
from django.contrib.auth.signals import user_logged_in
from django.http import HttpRequest, HttpResponse
from django.test import AsyncClient, Client, override_settings
from django.urls import path
from django.utils import timezone
from pytest_django import Settings

from audit.actor import current_actor_id, current_request, remember_request
from audit.models import AuditEntry
from catalogue.models import Product


def change(request: HttpRequest) -> HttpResponse:
    Product.objects.get().save()
    Product.objects.update(stock=0)
    product = Product.objects.get()
    product.stock = 1
    product.save()
    return HttpResponse()


async def change_async(request: HttpRequest) -> HttpResponse:
    return await sync_to_async(change)(request)


def logs_in(request: HttpRequest) -> HttpResponse:
    login(request, User.objects.get(username="ada"))
    return change(request)


def fails(request: HttpRequest) -> HttpResponse:
    raise ZeroDivisionError


urlpatterns = [
    path("change/", change),
    path("change-async/", change_async),
    path("in/", logs_in),
    path("fails/", fails),
]


@pytest.fixture
def ada(db: None) -> Iterator[User]:
    """Somebody who may log in; there is one product to change."""
    Product.objects.create(name="Tea")
    user = User.objects.create(username="ada")
    with override_settings(ROOT_URLCONF=__name__):
        yield user


@contextmanager
def request_of(user: User | AnonymousUser | None) -> Iterator[None]:
    """As within a request; forgotten afterwards, whatever happens."""
    request = HttpRequest()
    if user:
        request.user = user
    token = current_request.set(request)
    try:
        yield
    finally:
        current_request.reset(token)


def actor() -> User | None:
    """Who made the last change, by the trail."""
    return AuditEntry.objects.filter(action="changed").latest("pk").actor


@pytest.mark.parametrize("address", ["/change/", "/change-async/"])
def test_view_is_answered_for_by_the_user(address: str, ada: User, client: Client) -> None:
    client.force_login(ada)
    client.get(address)
    assert actor() == ada


def test_view_that_logs_in_is_answered_for_by_the_new_user(ada: User, client: Client) -> None:
    client.get("/in/")
    assert actor() == ada


def test_nobody_is_logged_in(ada: User, client: Client) -> None:
    client.get("/change/")
    assert actor() is None


def test_code_without_a_request(ada: User) -> None:
    change(HttpRequest())
    assert actor() is None


@pytest.mark.parametrize("address", ["/change/", "/fails/"])
def test_request_is_forgotten(address: str, ada: User, client: Client) -> None:
    client.force_login(ada)
    client.raise_request_exception = False
    client.get(address)
    assert current_request.get() is None
    assert current_actor_id("default") is None


def test_entry_that_names_somebody_keeps_the_name(ada: User) -> None:
    other = User.objects.create(username="grace")
    fixture = AuditEntry(action="x", model="y", object_pk="2", at=timezone.now())
    with request_of(ada):
        entry = AuditEntry.objects.create(action="x", model="y", object_pk="1", actor=other)
        fixture.save_base(raw=True)
    assert entry.actor == other
    assert fixture.actor is None


@pytest.mark.django_db(databases=["default", "archive"])
def test_user_of_another_database_is_not_named(ada: User) -> None:
    with request_of(ada):
        Product(name="Tea").save(using="archive")
        assert (current_actor_id("default"), current_actor_id("archive")) == (ada.pk, None)
    assert AuditEntry.objects.using("archive").get().actor_id is None


class Replica:
    """Reads from the archive, as from a replica; writes to the default database."""

    def db_for_read(self, model: type, **hints: object) -> str:
        return "archive"

    def db_for_write(self, model: type, **hints: object) -> str:
        return "default"

    def allow_relation(self, *objects: object, **hints: object) -> bool:
        return True


@pytest.mark.django_db(databases=["default", "archive"])
def test_user_read_from_a_replica_is_named(ada: User, settings: Settings) -> None:
    settings.DATABASE_ROUTERS = [Replica()]
    User.objects.using("archive").bulk_create([User(pk=ada.pk, username="ada")])
    copy = User.objects.get()
    assert copy._state.db == "archive"
    with request_of(copy):
        assert (current_actor_id("default"), current_actor_id("archive")) == (ada.pk, None)
    user_logged_in.disconnect(update_last_login, dispatch_uid="update_last_login")
    user_logged_in.send(User, user=copy, request=None)
    entries = AuditEntry.objects.filter(action="logged in")
    assert (entries.using("default").count(), entries.using("archive").count()) == (1, 0)


@pytest.mark.parametrize("user", [None, AnonymousUser()], ids=["without user", "anonymous"])
def test_request_of_nobody(user: AnonymousUser | None) -> None:
    with request_of(user):
        assert current_actor_id("default") is None


@pytest.mark.parametrize("fail", [False, True], ids=["answered", "failed"])
def test_async_view_stays_in_the_event_loop(fail: bool) -> None:
    """No thread is needed for this middleware, and the request is forgotten here too."""

    async def view(request: HttpRequest) -> str:
        assert current_request.get() is request
        if fail:
            raise ZeroDivisionError
        return "answer"

    async def visit() -> None:
        middleware = remember_request(view)
        if fail:
            with pytest.raises(ZeroDivisionError):
                await middleware(HttpRequest())
        else:
            assert await middleware(HttpRequest()) == "answer"
        assert current_request.get() is None

    asyncio.run(visit())


@pytest.mark.django_db(transaction=True)
def test_asgi_knows_the_user(ada: User) -> None:
    client = AsyncClient()
    client.force_login(ada)
    asyncio.run(client.get("/change-async/"))
    assert actor() == ada


def test_middleware_takes_both_kinds_of_views() -> None:
    assert (remember_request.sync_capable, remember_request.async_capable) == (True, True)


def test_middleware_stands_below_the_one_that_knows_the_user() -> None:
    order = settings.MIDDLEWARE
    above = order.index("django.contrib.auth.middleware.AuthenticationMiddleware")
    assert order.index("audit.actor.remember_request") > above
