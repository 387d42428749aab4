"""alogin(), alogout() and aauthenticate() send by asend(); receivers may be coroutines."""

import asyncio
from contextlib import ExitStack
from unittest import mock

from django.contrib.auth import aauthenticate, alogin, alogout
from django.contrib.auth.models import AnonymousUser, User
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.contrib.sessions.backends.db import SessionStore
from django.dispatch import receiver
from django.test import AsyncRequestFactory

ann = User.objects.create(username="ann")
BACKEND = "django.contrib.auth.backends.ModelBackend"


# --8<-- [start:receivers]
@receiver(user_logged_in)
async def logged_in(sender, request, user, **kwargs):
    print("user_logged_in:", user)
    print("request.user:", request.user)
    print("await request.auser():", await request.auser())


@receiver(user_logged_out)
async def logged_out(sender, request, user, **kwargs):
    print("user_logged_out:", user)


@receiver(user_login_failed)
async def login_failed(sender, credentials, request, **kwargs):
    print("user_login_failed:", credentials["username"])


# --8<-- [end:receivers]


async def main():
    request = AsyncRequestFactory().get("/")
    request.session = SessionStore()
    request.user = anonymous = AnonymousUser()

    async def auser():
        return anonymous

    request.auser = auser
    await aauthenticate(request, username="eve", password="guess")
    await alogin(request, ann, backend=BACKEND)
    await alogout(request)


names = {
    "user_login_failed": user_login_failed,
    "user_logged_in": user_logged_in,
    "user_logged_out": user_logged_out,
}
with ExitStack() as stack:
    spies = {
        (name, method): stack.enter_context(
            mock.patch.object(signal, method, wraps=getattr(signal, method))
        )
        for name, signal in names.items()
        for method in ("send", "asend")
    }
    asyncio.run(main())
    for (name, method), spy in spies.items():
        print(f"{name}.{method}() called: {spy.called}")
