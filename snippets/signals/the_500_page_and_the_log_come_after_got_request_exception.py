"""got_request_exception is sent after the rollback and before the 500 page and the log."""

import logging
from unittest import mock

from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import got_request_exception, request_finished
from django.db import connection, transaction
from django.dispatch import receiver
from django.http import HttpResponse
from django.test import RequestFactory, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import path

from audit.models import AuditEntry
from orders.models import Customer


def step(text):
    connection.queries_log.append({"sql": text, "time": "0"})


# --8<-- [start:receivers]
@receiver(got_request_exception)
def exception(**kwargs):
    step("exception")
    AuditEntry.objects.create(action="error")


@receiver(request_finished)
def finished(**kwargs):
    step("finished")


# --8<-- [end:receivers]


class Steps(logging.Handler):
    def emit(self, record):
        step("log")


# --8<-- [start:view]
def view(request):
    customer = Customer.objects.create(name="Ann")
    transaction.on_commit(lambda: step("hook"))
    if request.GET:
        raise ValueError("on purpose")
    return HttpResponse(customer.name, content_type="text/plain")


# --8<-- [end:view]


class Urls:
    urlpatterns = [path("", view)]

    @staticmethod
    def handler500(request):
        step("page500")
        return HttpResponse(status=500)


def show(title, url):
    with CaptureQueriesContext(connection) as queries:
        environ = RequestFactory().get(url).environ
        WSGIHandler()(environ, lambda status, headers: step(status[:3])).close()
    words = [query["sql"].split()[0] for query in queries]
    print(f"{title}:", *(word for word in words if word != "SELECT"))
    print(f"{title}: customers {Customer.objects.count()}, entries {AuditEntry.objects.count()}")
    Customer.objects.all().delete()
    AuditEntry.objects.all().delete()


logger = logging.getLogger("django.request")
logger.addHandler(steps := Steps())
with override_settings(ROOT_URLCONF=Urls, MIDDLEWARE=[]):
    show("page", "/")
    show("error", "/?fail=1")
    with mock.patch.dict(connection.settings_dict, ATOMIC_REQUESTS=True):
        show("atomic page", "/")
        show("atomic error", "/?fail=1")
logger.removeHandler(steps)
