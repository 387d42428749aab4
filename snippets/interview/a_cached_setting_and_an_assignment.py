"""override_settings() sends setting_changed, an assignment to settings does not."""

# --8<-- [start:code]
from functools import cache

from django.conf import settings
from django.core.signals import setting_changed
from django.dispatch import receiver
from django.test import override_settings


@cache
def greeting():
    return f"{settings.SITE_NAME} greets you"


@receiver(setting_changed)
def forget(**kwargs):
    greeting.cache_clear()


with override_settings(SITE_NAME="Shop"):
    print(greeting())
    with override_settings(SITE_NAME="Tea"):
        print(greeting())
    print(greeting())
    settings.SITE_NAME = "Mate"
    print(greeting(), "/", settings.SITE_NAME)
# --8<-- [end:code]
