"""With ATOMIC_REQUESTS got_request_exception is sent after the rollback of the view."""

# --8<-- [start:code]
from unittest import mock

from django.core.signals import got_request_exception
from django.db import connection
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.test import Client, override_settings
from django.urls import path

from audit.models import AuditEntry
from orders.models import Customer


@receiver(post_save, sender=Customer)
@receiver(got_request_exception)
def report(signal, **kwargs):
    action = "saved" if signal is post_save else "error"
    AuditEntry.objects.create(action=action)


def register(request):
    Customer.objects.create(name="Ann")
    raise ValueError("no mail server")


atomic = mock.patch.dict(connection.settings_dict, ATOMIC_REQUESTS=True)
urls = (path("", register),)
with atomic, override_settings(ROOT_URLCONF=urls):
    Client(raise_request_exception=False).get("/")
print("customers", Customer.objects.count())
print("entries", *AuditEntry.objects.values_list("action", flat=True))
# --8<-- [end:code]
