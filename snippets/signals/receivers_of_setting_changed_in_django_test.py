"""What django.test.signals connects to setting_changed, to reset what Django keeps."""

from django.core.signals import setting_changed
from django.test import signals as test_signals

# --8<-- [start:list]
for entry in setting_changed.receivers:
    function = entry[1]()  # (1)!
    if function and function.__module__ == test_signals.__name__:
        print(function.__name__)
# --8<-- [end:list]
