"""The rollback at the end of a test takes rows back, not receivers.

Wrong: on purpose
"""

import io
import unittest

from django.db.models.signals import post_save
from django.test import TestCase, override_settings

from orders.models import Customer

called = []


def welcome(**kwargs):
    called.append("welcome")


# --8<-- [start:tests]
class First(TestCase):
    def test_connects(self):
        post_save.connect(welcome, sender=Customer)
        Customer.objects.create(name="Ann")


class Second(TestCase):
    def test_knows_nothing_of_it(self):
        Customer.objects.create(name="Bob")


# --8<-- [end:tests]


class CleansUp(TestCase):
    # --8<-- [start:cleanup]
    def test_connects(self):
        post_save.connect(welcome, sender=Customer)
        self.addCleanup(post_save.disconnect, welcome, sender=Customer)
        # --8<-- [end:cleanup]
        Customer.objects.create(name="Ann")


class LocalFunction(TestCase):
    @override_settings(DEBUG=False)
    def test_connects(self):
        def local(**kwargs):
            called.append("local")

        post_save.connect(local, sender=Customer)
        Customer.objects.create(name="Ann")


for case in (First, Second, CleansUp, LocalFunction):
    if case is CleansUp:
        post_save.disconnect(welcome, sender=Customer)
    called.clear()
    suite = unittest.defaultTestLoader.loadTestsFromTestCase(case)
    result = unittest.TextTestRunner(stream=io.StringIO()).run(suite)
    assert result.wasSuccessful(), result.errors + result.failures
    connected = post_save.has_listeners(Customer)
    print(f"{case.__name__}: called {len(called)}, rows left {Customer.objects.count()}, ", end="")
    print(f"still connected {connected}")
