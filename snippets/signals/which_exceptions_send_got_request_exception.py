"""Only what ends as a 500 by an exception sends got_request_exception."""

import sys
from types import SimpleNamespace
from unittest import mock

from django.core import exceptions
from django.core.signals import got_request_exception, request_finished
from django.dispatch import receiver
from django.http import Http404, HttpResponse, HttpResponseServerError
from django.http.multipartparser import MultiPartParserError
from django.template.response import TemplateResponse
from django.test import Client, override_settings
from django.urls import path

sent = []


@receiver([got_request_exception, request_finished])
def count(signal, **kwargs):
    sent.append(signal)


def show(title, view, middleware=(), debug=False):
    class Urls:
        urlpatterns = [path("", view)]
        handler404 = staticmethod(broken if title == "error in handler404" else not_found)

    sent.clear()
    shop = {"shop_mw": SimpleNamespace(handles=Handles, breaks=breaks)}
    settings = {"ROOT_URLCONF": Urls, "MIDDLEWARE": middleware, "DEBUG": debug}
    with mock.patch.dict(sys.modules, shop), override_settings(**settings):
        try:
            end = Client(raise_request_exception=False).get("/").status_code
        except BaseException as error:
            end = type(error).__name__
    counts = sent.count(got_request_exception), sent.count(request_finished)
    print(f"{title}: {end}, exception {counts[0]}, finished {counts[1]}")


def raises(error):
    def view(request):
        raise error

    return view


def not_found(request, exception):
    return HttpResponse(status=404)


def broken(request, exception):
    raise ValueError("on purpose")


class Handles:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        return HttpResponse("sorry", status=503)


def breaks(get_response):
    return raises(ValueError("on purpose"))


# --8<-- [start:cases]
show("ValueError", raises(ValueError()))
show("ObjectDoesNotExist", raises(exceptions.ObjectDoesNotExist()))
show("ValidationError", raises(exceptions.ValidationError("wrong")))
show("Http404", raises(Http404()))
show("PermissionDenied", raises(exceptions.PermissionDenied()))
show("BadRequest", raises(exceptions.BadRequest()))
show("SuspiciousOperation", raises(exceptions.SuspiciousOperation()))
show("DisallowedHost", raises(exceptions.DisallowedHost()))
show("RequestDataTooBig", raises(exceptions.RequestDataTooBig()))
show("MultiPartParserError", raises(MultiPartParserError()))
show("SystemExit", raises(SystemExit()))
show("KeyboardInterrupt", raises(KeyboardInterrupt()))
show("the view returns None", lambda request: None)
show("HttpResponseServerError", lambda request: HttpResponseServerError())
show("error in a TemplateResponse", lambda request: TemplateResponse(request, "nowhere.html"))
show("error in middleware", raises(ValueError()), middleware=["shop_mw.breaks"])
show("process_exception answers", raises(ValueError()), middleware=["shop_mw.handles"])
show("error in handler404", raises(Http404()))
show("ValueError with DEBUG", raises(ValueError()), debug=True)
show("Http404 with DEBUG", raises(Http404()), debug=True)
# --8<-- [end:cases]
