"""In an async test of TestCase sync receivers work in the thread and transaction of the test."""

import io
import threading
import unittest
from unittest import mock

from django.db import connection
from django.dispatch import Signal
from django.test import TestCase

from orders.models import Customer

order_paid = Signal()
test_thread = threading.get_ident()


# --8<-- [start:tests]
class PayTest(TestCase):
    async def test_sync_receiver(self):
        def look(**kwargs):
            print("test's thread:", threading.get_ident() == test_thread)
            print("in the test's transaction:", connection.in_atomic_block)
            print("row of the test seen:", Customer.objects.exists())

        await Customer.objects.acreate(name="Ann")
        order_paid.connect(look)
        await order_paid.asend(sender=None)

    async def test_async_receiver(self):
        listener = mock.AsyncMock()  # (1)!
        order_paid.connect(listener)
        await order_paid.asend(sender=None, order="A-1")
        listener.assert_awaited_once_with(signal=order_paid, sender=None, order="A-1")


# --8<-- [end:tests]

suite = unittest.defaultTestLoader.loadTestsFromTestCase(PayTest)
result = unittest.TextTestRunner(stream=io.StringIO()).run(suite)
print("tests:", result.testsRun, "failed:", len(result.failures) + len(result.errors))
print("rows left:", Customer.objects.count())
