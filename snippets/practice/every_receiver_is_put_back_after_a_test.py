"""A context manager puts the receivers of some signals back, caches included."""

import io
import unittest
from contextlib import contextmanager

from django.db.models.signals import post_delete, post_save
from django.test import TestCase

from orders.models import Customer


# --8<-- [start:restored]
@contextmanager
def receivers_restored(*signals):
    before = [(signal, signal.receivers[:]) for signal in signals]
    try:
        yield
    finally:
        for signal, entries in before:
            signal.receivers = entries
            signal._dead_receivers = True  # (1)!
            signal.sender_receivers_cache.clear()  # (2)!


class ShopTestCase(TestCase):
    def setUp(self):
        super().setUp()
        self.enterContext(receivers_restored(post_save, post_delete))


# --8<-- [end:restored]


def first(**kwargs):
    return "first"


def second(**kwargs):
    return "second"


def third(**kwargs):
    return "third"


def called():
    return " ".join(answer for _, answer in post_save.send(sender=Customer))


class Careless(ShopTestCase):
    def test_connects_and_disconnects(self):
        post_save.connect(third, sender=Customer)
        post_save.disconnect(first, sender=Customer)
        print("in the test:", called())


post_save.connect(first, sender=Customer)
post_save.connect(second, sender=Customer)
print("before:", called())
suite = unittest.defaultTestLoader.loadTestsFromTestCase(Careless)
result = unittest.TextTestRunner(stream=io.StringIO()).run(suite)
assert result.wasSuccessful(), result.errors
print("afterwards:", called())
