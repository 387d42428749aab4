"""Pages that the operations ask for: each ends in another way."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

from django.contrib import admin
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import path

from catalogue.models import Product, Tag


class ProductAdmin(admin.ModelAdmin):
    """As plain as an admin can be: nothing of the shop's own admin is in the way."""

    fields = ["name", "tags"]
    actions = ["save_each"]

    @admin.action
    def save_each(self, request: HttpRequest, queryset: object) -> None:
        for product in queryset:
            product.save()


site = admin.AdminSite()
site.register(Product, ProductAdmin)


def ok(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"{Tag.objects.count()} tags")


async def ok_async(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok")


def error(request: HttpRequest) -> HttpResponse:
    raise ValueError("on purpose")


def not_found(request: HttpRequest) -> HttpResponse:
    raise Http404


def forbidden(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied


def bad_request(request: HttpRequest) -> HttpResponse:
    raise BadRequest


def streaming(request: HttpRequest) -> StreamingHttpResponse:
    def chunks() -> Iterator[str]:
        yield "one "
        yield str(Tag.objects.count())

    return StreamingHttpResponse(chunks())


async def streaming_async(request: HttpRequest) -> StreamingHttpResponse:
    async def chunks() -> AsyncIterator[str]:
        yield "one "
        yield str(await Tag.objects.acount())

    return StreamingHttpResponse(chunks())


def streaming_error(request: HttpRequest) -> StreamingHttpResponse:
    def chunks() -> Iterator[str]:
        yield "one "
        raise ValueError("on purpose")

    return StreamingHttpResponse(chunks())


urlpatterns = [
    path("admin/", site.urls),
    path("ok/", ok),
    path("ok-async/", ok_async),
    path("error/", error),
    path("not-found/", not_found),
    path("forbidden/", forbidden),
    path("bad-request/", bad_request),
    path("streaming/", streaming),
    path("streaming-async/", streaming_async),
    path("streaming-error/", streaming_error),
]
