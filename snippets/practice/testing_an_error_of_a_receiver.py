"""Tests of a failing receiver: what assertRaises() and assertLogs() need around them."""

# ruff: noqa: PT009, PT027
import io
import unittest
from unittest import mock

from django.core import mail
from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import Signal
from django.http import HttpResponse
from django.test import TestCase, override_settings
from django.urls import path

from catalogue.models import Tag
from orders.models import Customer

order_paid = Signal()


# --8<-- [start:receivers]
def welcome(instance, **kwargs):
    mail.send_mail("Welcome", "", None, [instance.email])


def refuse(**kwargs):
    raise ValueError("still used")


# --8<-- [end:receivers]


def sign_up(request):
    Customer.objects.create(name="Ann")
    return HttpResponse()


post_save.connect(welcome, sender=Customer)
post_delete.connect(refuse, sender=Tag)
order_paid.connect(refuse)
down = mock.patch.object(mail, "send_mail", side_effect=ConnectionError("down"))


# --8<-- [start:tests]
class Errors(TestCase):
    def test_the_error_reaches_the_caller(self):
        with down, self.assertRaises(ConnectionError):  # (1)!
            Customer.objects.create(name="Ann")
        self.assertEqual(Customer.objects.count(), 1)  # (2)!

    def test_delete_without_atomic(self):
        tag = Tag.objects.create(name="hot")
        with self.assertRaises(ValueError):
            tag.delete()
        self.assertEqual(Tag.objects.count(), 1)  # (3)!

    def test_delete_with_atomic(self):
        tag = Tag.objects.create(name="hot")
        with self.assertRaises(ValueError), transaction.atomic():
            tag.delete()
        self.assertEqual(Tag.objects.count(), 1)

    def test_send_robust_logs(self):
        with self.assertLogs("django.dispatch", "ERROR") as logs:
            ((_, answer),) = order_paid.send_robust(sender=None)
        self.assertIsInstance(answer, ValueError)
        self.assertIn("still used", logs.output[0])

    @override_settings(ROOT_URLCONF=(path("", sign_up),))
    def test_the_page(self):
        self.client.raise_request_exception = False  # (4)!
        with down:
            self.assertEqual(self.client.post("/").status_code, 500)


# --8<-- [end:tests]

for name in unittest.TestLoader().getTestCaseNames(Errors):
    suite = unittest.TestSuite([Errors(name)])
    result = unittest.TextTestRunner(stream=io.StringIO()).run(suite)
    problems = [text.strip().splitlines()[-1].split(":")[0] for _, text in result.errors]
    print(f"{name}: {'passed' if result.wasSuccessful() else problems[0].split('.')[-1]}")
