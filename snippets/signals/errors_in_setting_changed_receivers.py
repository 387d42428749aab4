"""An error on entering undoes the override; on leaving, it comes after all receivers have run."""

from django.conf import settings
from django.core.signals import setting_changed
from django.dispatch import receiver
from django.test import override_settings

fail_on = None
step = ""


# --8<-- [start:receivers]
@receiver(setting_changed)
def broken(enter, **kwargs):
    if enter is fail_on:
        raise ValueError("on purpose")


@receiver(setting_changed)
def later(enter, **kwargs):
    print(f"{step}: later receiver enter={enter}")


# --8<-- [end:receivers]


def override():
    try:
        with override_settings(SHOP_NAME="Tea"):
            print(f"{step}: the block runs")
    except ValueError as error:
        print(f"{step}: {type(error).__name__} from override_settings()")
    print(f"{step}: SHOP_NAME is gone: {not hasattr(settings, 'SHOP_NAME')}")


# --8<-- [start:calls]
step, fail_on = "error on entering", True
override()
step, fail_on = "error on leaving", False
override()
# --8<-- [end:calls]
