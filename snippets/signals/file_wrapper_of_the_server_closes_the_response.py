"""A server that sends files by wsgi.file_wrapper closes the wrapper; request_finished is sent."""

import io
from wsgiref.util import FileWrapper

from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished
from django.dispatch import receiver
from django.http import FileResponse
from django.test import RequestFactory, override_settings
from django.urls import path

file = io.BytesIO(b"tea and mate")


@receiver(request_finished)
def finished(sender, **kwargs):
    print(f"request_finished: sender={sender.__name__} file closed={file.closed}")


def download(request):
    return FileResponse(file)


environ = {**RequestFactory().get("/").environ, "wsgi.file_wrapper": FileWrapper}
with override_settings(ROOT_URLCONF=(path("", download),), MIDDLEWARE=[]):
    body = WSGIHandler()(environ, lambda status, headers: None)
    print("the server gets a", type(body).__name__)
    print("sent:", sum(len(chunk) for chunk in body), "bytes")
    body.close()
