"""Signal.send_robust() raises AttributeError if a receiver without __qualname__ fails.

Kind: defect
Affected: 5.2, 6.0, 6.1
Source: https://github.com/django/django/blob/6.1/django/dispatch/dispatcher.py
Documentation: https://docs.djangoproject.com/en/6.1/topics/signals/#sending-signals
Expected: as the section says, send_robust() "catches all errors derived from Python's Exception
class, and ensures all receivers are notified of the signal".
Actual: AttributeError leaves send_robust(), and the later receivers are not called.

_log_robust_failure() reads receiver.__qualname__. A functools.partial and an instance with
__call__() are receivers like any other and have no such attribute.
"""

from functools import partial

import django
from django.conf import settings

settings.configure(LOGGING_CONFIG=None)
django.setup()

from django.dispatch import Signal

signal = Signal()
called = []


def fail(shelf, **kwargs):
    raise ValueError(shelf)


def later(**kwargs):
    called.append("later")


failing = partial(fail, "A")
signal.connect(failing)
signal.connect(later)
try:
    signal.send_robust(None)
    print("send_robust(): no error")
except AttributeError as error:
    print("send_robust():", error)
print("called:", called)
