"""A test connects a receiver of its own, runs the commit and looks at what came."""

import io
import unittest
from unittest import mock

from django.test import TestCase

from orders.models import Customer, Order
from orders.services import pay
from orders.signals import order_paid


# --8<-- [start:tests]
class PayTest(TestCase):
    def setUp(self):
        customer = Customer.objects.create(name="Ann")
        self.order = Order.objects.create(number="A-1", customer=customer)
        self.listener = mock.Mock()  # (1)!
        order_paid.connect(self.listener)
        self.addCleanup(order_paid.disconnect, self.listener)  # (2)!

    def test_sends_order_paid_once(self):
        with self.captureOnCommitCallbacks(execute=True):  # (3)!
            pay(self.order)
            pay(self.order)
        self.listener.assert_called_once_with(
            signal=order_paid, sender=Order, order=self.order, using="default"
        )

    def test_without_the_commit_nothing_is_sent(self):
        pay(self.order)
        self.listener.assert_not_called()


# --8<-- [end:tests]

suite = unittest.defaultTestLoader.loadTestsFromTestCase(PayTest)
result = unittest.TextTestRunner(stream=io.StringIO()).run(suite)
print("tests:", result.testsRun, "failed:", len(result.failures) + len(result.errors))
print("listeners afterwards:", order_paid.has_listeners(Order))
