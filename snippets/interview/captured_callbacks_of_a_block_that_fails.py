"""captureOnCommitCallbacks() calls what it collected even if its block raises."""

# ruff: noqa: PT027
import unittest

# --8<-- [start:code]
from django.db.transaction import atomic, on_commit
from django.test import TestCase


def place_order(number):
    on_commit(lambda: print("mail for", number))
    raise ValueError("card refused")


class OrderTest(TestCase):
    def test_refused(self):
        with self.assertRaises(ValueError):
            with self.captureOnCommitCallbacks(execute=True):
                place_order("A-1")
        print("next")
        with self.assertRaises(ValueError):
            with self.captureOnCommitCallbacks(execute=True):
                with atomic():
                    place_order("A-2")
        print("passed")


# --8<-- [end:code]

result = unittest.TestResult()
unittest.TestSuite([OrderTest("test_refused")]).run(result)
assert result.wasSuccessful(), result.errors + result.failures
