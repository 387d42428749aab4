"""Everything that Django passes to a receiver of setting_changed, twice for each override."""

from django.conf import settings
from django.core.signals import setting_changed
from django.dispatch import receiver
from django.test import override_settings
from django.test import signals as test_signals


# --8<-- [start:receiver]
@receiver(setting_changed)
def listen(sender, setting, value, enter, **kwargs):
    print(f"{setting}: enter={enter} value={value!r} sender={sender.__name__}")
    print(f"{setting}: settings has it already: {getattr(settings, setting, None) == value}")
    if setting == "TIME_ZONE" and enter:
        print(f"SHOP_NAME in the signal of TIME_ZONE: {settings.SHOP_NAME!r}")
    others.update(kwargs)


# --8<-- [end:receiver]
others = {}

# --8<-- [start:override]
with override_settings(TIME_ZONE="Asia/Tokyo", SHOP_NAME="Tea"):
    with override_settings(SHOP_NAME="Mate"):
        pass
# --8<-- [end:override]
print("other arguments:", ", ".join(others))
print("signal:", others["signal"] is setting_changed)
print("also in django.test.signals:", test_signals.setting_changed is setting_changed)
