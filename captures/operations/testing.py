"""What tests do to settings and templates."""

import unittest

from django.conf import settings
from django.template import engines
from django.test import SimpleTestCase, TestCase, TransactionTestCase
from django.test.utils import modify_settings, override_settings

from captures.operations import operation


def suite(case: type[unittest.TestCase]) -> unittest.TestSuite:
    """The tests of a class, with the set-up and the end of the class."""
    return unittest.TestLoader().loadTestsFromTestCase(case)


def run(tests: unittest.TestSuite) -> None:
    """Run tests that are to pass."""
    result = unittest.TestResult()
    tests.run(result)
    if not result.wasSuccessful():
        raise AssertionError(result.errors or result.failures)


def hello() -> object:
    return engines["django"].from_string("Hello")


@operation
def override_settings_block():
    yield
    with override_settings(SHOP_NAME="Tea"):
        pass


@operation
def modify_settings_block():
    yield
    with modify_settings(ALLOWED_HOSTS={"append": "example.com"}):
        pass


@operation
def settings_assigned():
    yield
    settings.SHOP_NAME = "Tea"
    del settings.SHOP_NAME


@operation(in_tests=True)
def testcase_settings():
    class Case(SimpleTestCase):
        def test(self):
            with self.settings(SHOP_NAME="Tea"):
                pass

    tests = suite(Case)
    yield
    run(tests)


@operation(in_tests=True)
def testcase_class_decorated():
    @override_settings(SHOP_NAME="Tea")
    class Case(SimpleTestCase):
        def test(self):
            pass

    tests = suite(Case)
    yield
    run(tests)


@operation(in_tests=True)
def testcase():
    class Case(TestCase):
        def test(self):
            pass

    tests = suite(Case)
    yield
    run(tests)


@operation(in_tests=True)
def transaction_testcase():
    """TransactionTestCase flushes the database, and so sends post_migrate."""

    class Case(TransactionTestCase):
        def test(self):
            pass

    tests = suite(Case)
    yield
    run(tests)


@operation(in_tests=True)
def transaction_testcase_available_apps():
    class Case(TransactionTestCase):
        available_apps = ["catalogue"]

        def test(self):
            pass

    tests = suite(Case)
    yield
    run(tests)


@operation(in_tests=True)
def template_in_test():
    template = hello()
    yield
    template.render()


@operation
def template_outside_test():
    template = hello()
    yield
    template.render()
