"""A context manager records what a signal sends, and leaves nothing connected."""

# ruff: noqa: PT009
import io
import unittest
from contextlib import contextmanager

from django.db.models.signals import post_save
from django.dispatch import Signal
from django.test import TestCase

from orders.models import Customer


# --8<-- [start:recorder]
@contextmanager
def heard(signal, sender=None):
    calls = []

    def recorder(**kwargs):  # (1)!
        calls.append(kwargs)

    signal.connect(recorder, sender=sender)
    try:
        yield calls
    finally:
        signal.disconnect(recorder, sender=sender)


# --8<-- [end:recorder]


# --8<-- [start:tests]
class CustomerTest(TestCase):
    def test_create_sends_post_save_once(self):
        with heard(post_save, sender=Customer) as calls:
            Customer.objects.create(name="Ann")
        self.assertEqual([call["created"] for call in calls], [True])

    def test_bulk_create_sends_nothing(self):
        with heard(post_save, sender=Customer) as calls:
            Customer.objects.bulk_create([Customer(name="Ann")])
        self.assertEqual(calls, [])


# --8<-- [end:tests]

suite = unittest.defaultTestLoader.loadTestsFromTestCase(CustomerTest)
result = unittest.TextTestRunner(stream=io.StringIO()).run(suite)
print("tests:", result.testsRun, "failed:", len(result.failures) + len(result.errors))
try:
    with heard(post_save, sender=Customer) as calls:
        Customer.objects.create(name="Ann")
        raise ValueError
except ValueError:
    print("after an error: calls", len(calls), "connected", post_save.has_listeners(Customer))


def asserting(**kwargs):
    raise AssertionError("not what the test wants")


order_paid = Signal()
order_paid.connect(asserting)
for _, answer in order_paid.send_robust(sender=None):
    print("assertion under send_robust():", type(answer).__name__, "is an answer")
