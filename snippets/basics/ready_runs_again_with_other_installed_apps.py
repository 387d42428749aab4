"""Changing INSTALLED_APPS in a test runs every ready() again.

Wrong: on purpose
"""

from types import ModuleType

from django.apps import AppConfig
from django.conf import settings
from django.dispatch import Signal
from django.test import override_settings

order_paid = Signal()
backends = []


def function(**kwargs):
    return "function"


class Backend:
    def method(self, **kwargs):
        return "method of a new object"


# --8<-- [start:config]
class LoyaltyConfig(AppConfig):
    name = "loyalty"
    path = "loyalty"

    def ready(self):
        order_paid.connect(function)
        backends.append(Backend())
        order_paid.connect(backends[-1].method)


# --8<-- [end:config]

config = LoyaltyConfig("loyalty", ModuleType("loyalty"))
for number in (1, 2):
    with override_settings(INSTALLED_APPS=[*settings.INSTALLED_APPS, config]):
        responses = order_paid.send(sender=None)
    print(f"ready() {number}: {', '.join(response for _, response in responses)}")
