"""Who acts now? The middleware keeps the request; signals of models know of none."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar

from asgiref.sync import iscoroutinefunction
from django.db import router
from django.http import HttpRequest
from django.utils.decorators import sync_and_async_middleware

# --8<-- [start:middleware]
Current = ContextVar[HttpRequest | None]
current_request: Current = ContextVar("current_request", default=None)


@sync_and_async_middleware
def remember_request(get_response: Callable) -> Callable:
    """Keep the request while it is answered."""
    if iscoroutinefunction(get_response):

        async def middleware(request: HttpRequest):
            token = current_request.set(request)
            try:
                return await get_response(request)
            finally:
                current_request.reset(token)
    else:

        def middleware(request: HttpRequest):
            token = current_request.set(request)  # (1)!
            try:
                return get_response(request)
            finally:
                current_request.reset(token)  # (2)!

    return middleware


def current_actor_id(using: str) -> object | None:
    """The key of the logged-in user, if users are written to this database.

    None means unknown: no request, nobody logged in, another database.
    """
    user = getattr(current_request.get(), "user", None)
    if user is None or not user.is_authenticated:
        return None
    # Not user._state.db: a user read from a replica is written elsewhere.
    home = router.db_for_write(user._meta.model, instance=user)
    return user.pk if home == using else None


# --8<-- [end:middleware]
