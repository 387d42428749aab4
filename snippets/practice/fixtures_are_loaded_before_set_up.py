"""Fixtures and setUpTestData() save before setUp(): a receiver connected in setUp() is too late."""

import io
import unittest

from django.db.models.signals import post_save
from django.test import TestCase, TransactionTestCase

from orders.models import Customer

saved = []


def note(instance, raw, **kwargs):
    saved.append((instance.name, raw))


# --8<-- [start:tests]
class InTestCase(TestCase):
    fixtures = ["shop"]

    @classmethod
    def setUpTestData(cls):
        Customer.objects.create(name="test data")

    def setUp(self):
        self.heard = []
        post_save.connect(self.listen, sender=Customer)
        self.addCleanup(post_save.disconnect, self.listen, sender=Customer)

    def listen(self, instance, **kwargs):
        self.heard.append(instance.name)

    def test_one(self):
        Customer.objects.create(name="test")
        print("connected in setUp(), heard:", *self.heard)

    def test_two(self):
        pass


# --8<-- [end:tests]


class InTransactionTestCase(TransactionTestCase):
    fixtures = ["shop"]

    def test_one(self):
        pass

    def test_two(self):
        pass


post_save.connect(note, sender=Customer)
for case in (InTestCase, InTransactionTestCase):
    saved.clear()
    suite = unittest.defaultTestLoader.loadTestsFromTestCase(case)
    result = unittest.TextTestRunner(stream=io.StringIO()).run(suite)
    assert result.wasSuccessful(), result.errors + result.failures
    first = saved[0]
    print(f"{case.__name__}, 2 tests: fixture saved {saved.count(first)} times, raw={first[1]}")
