"""A value computed from settings and kept must be dropped when a test overrides the setting."""

# --8<-- [start:cache]
from functools import lru_cache

from django.conf import settings
from django.core.signals import setting_changed
from django.test import override_settings


@lru_cache
def greeting():
    return f"Welcome to {getattr(settings, 'SHOP_NAME', 'the shop')}"


def clear_greeting(*, setting, **kwargs):
    if setting == "SHOP_NAME":
        greeting.cache_clear()


# --8<-- [end:cache]


def show(title):
    print(f"{title}: {greeting()}")


# --8<-- [start:calls]
show("before")
with override_settings(SHOP_NAME="Tea"):
    show("no receiver, inside")

setting_changed.connect(clear_greeting)
with override_settings(SHOP_NAME="Tea"):
    show("receiver, inside")
show("receiver, after")
# --8<-- [end:calls]
