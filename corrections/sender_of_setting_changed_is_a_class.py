"""The sender of setting_changed is said to be the settings handler; it is one of two classes.

Kind: documentation
Affected: 5.2, 6.0, 6.1
Documentation: https://docs.djangoproject.com/en/6.1/ref/signals/#setting-changed
Expected: as the reference says, "the settings handler".
Actual: the class of what is behind django.conf.settings at that moment: UserSettingsHolder on
entering an override, Settings after the outermost one. So no sender is right for both, and the
override itself is not to be had from it.

Proposed: "The class of the settings handler, which differs on entering and leaving."
"""

import os
import sys
import types

sys.modules["demo_settings"] = types.ModuleType("demo_settings")
os.environ["DJANGO_SETTINGS_MODULE"] = "demo_settings"

import django

django.setup()

from django.core.signals import setting_changed
from django.test import override_settings


def receiver(sender, enter, **kwargs):
    print("entering:" if enter else "leaving:", sender)


setting_changed.connect(receiver)
with override_settings(TIME_ZONE="UTC"):
    pass
