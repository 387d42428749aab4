"""A request from its first byte to the closed response, as the server and as a test makes it."""

import asyncio
import io
from contextlib import suppress

from django.core.handlers.asgi import ASGIHandler
from django.core.handlers.wsgi import WSGIHandler
from django.test import AsyncClient, Client, RequestFactory

from captures.operations import operation
from captures.urls import ok


class Wsgi:
    """What a WSGI server does with an application."""

    def __init__(self) -> None:
        self.application = WSGIHandler()

    def __call__(self, path: str) -> None:
        environ = {
            "REQUEST_METHOD": "GET",
            "SERVER_NAME": "testserver",
            "SERVER_PORT": "80",
            "PATH_INFO": path,
            "wsgi.input": io.BytesIO(),
            "wsgi.url_scheme": "http",
        }
        response = self.application(environ, lambda status, headers: None)
        try:
            b"".join(response)
        finally:
            response.close()


class Asgi:
    """What an ASGI server does with an application."""

    def __init__(self) -> None:
        self.application = ASGIHandler()

    async def __call__(self, path: str, leave_early: bool = False) -> None:
        scope = {
            "type": "http",
            "method": "GET",
            "path": path,
            "headers": [(b"host", b"testserver")],
            "query_string": b"",
        }
        messages = [{"type": "http.request", "body": b""}]
        if leave_early:
            messages.append({"type": "http.disconnect"})

        async def receive() -> dict:
            if not messages:
                await asyncio.Event().wait()  # the browser stays
            return messages.pop(0)

        async def send(message: dict) -> None:
            pass

        await self.application(scope, receive, send)


@operation
def wsgi_ok():
    wsgi = Wsgi()
    yield
    wsgi("/ok/")


@operation
def wsgi_not_found():
    wsgi = Wsgi()
    yield
    wsgi("/not-found/")


@operation
def wsgi_no_such_address():
    wsgi = Wsgi()
    yield
    wsgi("/nowhere/")


@operation
def wsgi_forbidden():
    wsgi = Wsgi()
    yield
    wsgi("/forbidden/")


@operation
def wsgi_bad_request():
    wsgi = Wsgi()
    yield
    wsgi("/bad-request/")


@operation
def wsgi_error():
    wsgi = Wsgi()
    yield
    wsgi("/error/")


@operation
def wsgi_streaming():
    wsgi = Wsgi()
    yield
    wsgi("/streaming/")


@operation
def wsgi_streaming_error():
    """The exception comes after the view has returned."""
    wsgi = Wsgi()
    yield
    with suppress(ValueError):
        wsgi("/streaming-error/")


@operation
async def asgi_ok():
    asgi = Asgi()
    yield
    await asgi("/ok/")


@operation
async def asgi_ok_async_view():
    asgi = Asgi()
    yield
    await asgi("/ok-async/")


@operation
async def asgi_not_found():
    asgi = Asgi()
    yield
    await asgi("/not-found/")


@operation
async def asgi_error():
    asgi = Asgi()
    yield
    await asgi("/error/")


@operation
async def asgi_streaming():
    asgi = Asgi()
    yield
    await asgi("/streaming-async/")


@operation
async def asgi_browser_leaves():
    asgi = Asgi()
    yield
    await asgi("/ok-async/", leave_early=True)


@operation(in_tests=True)
def client_ok():
    client = Client()
    yield
    client.get("/ok/")


@operation(in_tests=True)
def client_not_found():
    client = Client()
    yield
    client.get("/not-found/")


@operation(in_tests=True)
def client_error():
    client = Client()
    yield
    with suppress(ValueError):
        client.get("/error/")


@operation(in_tests=True)
def client_error_as_response():
    client = Client(raise_request_exception=False)
    yield
    client.get("/error/")


@operation(in_tests=True)
def client_streaming():
    client = Client()
    yield
    b"".join(client.get("/streaming/"))


@operation(in_tests=True)
async def async_client_ok():
    client = AsyncClient()
    yield
    await client.get("/ok/")


@operation(in_tests=True)
async def async_client_error_as_response():
    client = AsyncClient(raise_request_exception=False)
    yield
    await client.get("/error/")


@operation
def view_called_directly():
    request = RequestFactory().get("/ok/")
    yield
    ok(request)
