"""connect() takes a sender, a uid and the kind of reference, and nothing else: no priority."""

import inspect

from django.dispatch import Signal


def notify(**kwargs):
    pass


print("connect():", ", ".join(inspect.signature(Signal().connect).parameters))
try:
    Signal().connect(notify, priority=1)
except TypeError as error:
    print("connect(priority=1):", type(error).__name__)
