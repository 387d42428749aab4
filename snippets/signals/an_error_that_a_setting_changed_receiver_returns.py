"""At the end of an override Django reads the answers, and raises an exception that was returned.

Wrong: on purpose
"""

from django.core.signals import setting_changed
from django.dispatch import receiver
from django.test import override_settings


# --8<-- [start:receiver]
@receiver(setting_changed)
def answer(enter, **kwargs):
    return ValueError("on entering" if enter else "on leaving")


# --8<-- [end:receiver]

try:
    with override_settings(SHOP_NAME="Tea"):
        print("inside")
except ValueError as error:
    print("ValueError", error)
