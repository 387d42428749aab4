"""TestCase never commits: callbacks run only by captureOnCommitCallbacks(execute=True)."""

import io
import unittest

from django.db import transaction
from django.db.models.signals import post_save
from django.test import TestCase, TransactionTestCase

from orders.models import Customer

called = []


def welcome(instance, using, **kwargs):
    transaction.on_commit(lambda: called.append(instance.name), using=using)


# --8<-- [start:tests]
class InTestCase(TestCase):
    def test_nothing_runs(self):
        Customer.objects.create(name="Ann")
        print(f"TestCase: called {called}")

    def test_captured(self):
        with self.captureOnCommitCallbacks() as callbacks:
            Customer.objects.create(name="Ann")
        print(f"captured: {len(callbacks)}, called {called}")

    def test_executed(self):
        with self.captureOnCommitCallbacks(execute=True) as callbacks:
            Customer.objects.create(name="Ann")
            print(f"inside the block: called {called}")
        print(f"executed: {len(callbacks)}, called {called}")


class InTransactionTestCase(TransactionTestCase):
    def test_runs(self):
        Customer.objects.create(name="Ann")
        print(f"TransactionTestCase: called {called}")


# --8<-- [end:tests]

post_save.connect(welcome, sender=Customer)
names = ["test_nothing_runs", "test_captured", "test_executed"]
for test in (*map(InTestCase, names), InTransactionTestCase("test_runs")):
    called.clear()
    result = unittest.TextTestRunner(stream=io.StringIO()).run(unittest.TestSuite([test]))
    assert result.wasSuccessful(), result.errors + result.failures
