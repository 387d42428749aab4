"""Which ways to change a setting send setting_changed."""

import unittest
from unittest import mock

from django.conf import settings
from django.core.signals import setting_changed
from django.dispatch import receiver
from django.test import SimpleTestCase, TransactionTestCase
from django.test.utils import modify_settings, override_settings

sent, values = [], []


# --8<-- [start:receiver]
@receiver(setting_changed)
def listen(setting, value, enter, **kwargs):
    sent.append(f"{setting} {'on' if enter else 'off'}")
    values.append(value)


# --8<-- [end:receiver]


def show(title):
    print(f"{title}: {', '.join(sent) or 'nothing'}")
    sent.clear()


def run(case):
    result = unittest.TestResult()
    unittest.TestLoader().loadTestsFromTestCase(case).run(result)
    assert result.wasSuccessful(), result.errors
    show(case.__name__)


# --8<-- [start:sends]
with override_settings(SHOP_NAME="Tea"):
    pass
show("override_settings()")

with modify_settings(ALLOWED_HOSTS={"append": "example.com"}):
    pass
show("modify_settings()")
print("value is the whole list:", values[-2] == [*settings.ALLOWED_HOSTS, "example.com"])


class SettingsInTest(SimpleTestCase):
    def test_one(self):
        with self.settings(SHOP_NAME="Tea"):
            pass


@override_settings(SHOP_NAME="Tea")
class DecoratedClass(SimpleTestCase):
    def test_one(self):
        pass

    def test_two(self):
        pass


class DecoratedMethods(SimpleTestCase):
    @override_settings(SHOP_NAME="Tea")
    def test_one(self):
        pass

    test_two = test_one


class AvailableApps(TransactionTestCase):
    available_apps = ["catalogue"]

    def test_one(self):
        pass


run(SettingsInTest)
run(DecoratedClass)
run(DecoratedMethods)
run(AvailableApps)
# --8<-- [end:sends]

# --8<-- [start:silent]
settings.SHOP_NAME = "Tea"
show("assignment")
with mock.patch.object(settings, "SHOP_NAME", "Mate"):
    pass
show("mock.patch.object()")
del settings.SHOP_NAME
show("del")
# --8<-- [end:silent]
