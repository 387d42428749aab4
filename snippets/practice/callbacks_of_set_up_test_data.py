"""Callbacks of setUpTestData() do not run by themselves; the class can capture them."""

import io
import unittest

from django.db import transaction
from django.db.models.signals import post_save
from django.test import TestCase

from orders.models import Customer

called = []


def welcome(instance, using, **kwargs):
    transaction.on_commit(lambda: called.append(instance.name), using=using)


# --8<-- [start:tests]
class WelcomeTest(TestCase):
    @classmethod
    def setUpTestData(cls):
        Customer.objects.create(name="Ann")
        print(f"setUpTestData(): called {called}")
        with cls.captureOnCommitCallbacks(execute=True):
            Customer.objects.create(name="Bob")
        print(f"setUpTestData(), captured: called {called}")

    def test_welcome(self):
        with self.captureOnCommitCallbacks() as callbacks:
            pass
        print(f"left for the test: {len(callbacks)}")


# --8<-- [end:tests]

post_save.connect(welcome, sender=Customer)
tests = unittest.defaultTestLoader.loadTestsFromTestCase(WelcomeTest)
result = unittest.TextTestRunner(stream=io.StringIO()).run(tests)
assert result.wasSuccessful(), result.errors + result.failures
