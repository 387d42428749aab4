"""People who come and go."""

from django.contrib.auth import (
    aauthenticate,
    alogin,
    alogout,
    authenticate,
    login,
    logout,
)
from django.contrib.auth.models import AnonymousUser, User
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpRequest
from django.test import AsyncClient, Client

from captures.operations import operation


def request_of(user: object) -> HttpRequest:
    """A request as the middleware leaves it."""
    request = HttpRequest()
    request.session = SessionStore()
    request.user = user

    async def auser() -> object:
        return user

    request.auser = auser
    return request


def ann() -> User:
    return User.objects.create_user("ann", password="secret")


async def aann() -> User:
    return await User.objects.acreate_user("ann", password="secret")


@operation
def login_user():
    user, request = ann(), request_of(AnonymousUser())
    yield
    login(request, user)


@operation
def login_again():
    user, request = ann(), request_of(AnonymousUser())
    login(request, user)
    yield
    login(request, user)


@operation
def logout_user():
    user = ann()
    request = request_of(user)
    login(request, user)
    yield
    logout(request)


@operation
def logout_anonymous():
    request = request_of(AnonymousUser())
    yield
    logout(request)


@operation
def authenticate_right():
    ann()
    yield
    authenticate(username="ann", password="secret")


@operation
def authenticate_wrong():
    ann()
    yield
    authenticate(username="ann", password="guess")


@operation
def authenticate_wrong_with_request():
    ann()
    request = request_of(AnonymousUser())
    yield
    authenticate(request, username="ann", password="guess")


@operation
def check_password_wrong():
    user = ann()
    yield
    user.check_password("guess")


@operation
def set_password_and_save():
    user = ann()
    yield
    user.set_password("other")
    user.save()


@operation(in_tests=True)
def client_login():
    ann()
    client = Client()
    yield
    client.login(username="ann", password="secret")


@operation(in_tests=True)
def client_login_wrong():
    ann()
    client = Client()
    yield
    client.login(username="ann", password="guess")


@operation(in_tests=True)
def client_force_login():
    user, client = ann(), Client()
    yield
    client.force_login(user)


@operation(in_tests=True)
def client_logout():
    user, client = ann(), Client()
    client.force_login(user)
    yield
    client.logout()


@operation(in_tests=True)
def client_logout_anonymous():
    client = Client()
    yield
    client.logout()


@operation(in_tests=True)
def login_page():
    User.objects.create_superuser("ann", password="secret")
    client = Client()
    yield
    client.post("/admin/login/?next=/ok/", {"username": "ann", "password": "secret"})


@operation
async def alogin_user():
    user, request = await aann(), request_of(AnonymousUser())
    yield
    await alogin(request, user)


@operation
async def alogout_user():
    user = await aann()
    request = request_of(user)
    await alogin(request, user)
    yield
    await alogout(request)


@operation
async def alogout_anonymous():
    request = request_of(AnonymousUser())
    yield
    await alogout(request)


@operation
async def aauthenticate_wrong():
    await aann()
    yield
    await aauthenticate(username="ann", password="guess")


@operation(in_tests=True)
async def async_client_alogin():
    await aann()
    client = AsyncClient()
    yield
    await client.alogin(username="ann", password="secret")
