"""The guide says that a receiver without **kwargs is refused; only DEBUG=True refuses it.

Kind: documentation
Affected: 5.2, 6.0, 6.1
Documentation: https://docs.djangoproject.com/en/6.1/topics/signals/#receiver-functions
Expected: as the guide says of a receiver without **kwargs, "Django will throw an error if you do
so".
Actual: with DEBUG=False it connects, and Python raises TypeError at the first signal.

Proposed: say that connect() checks this while DEBUG is true, and that elsewhere the first signal
with arguments the receiver does not name fails.
"""

import django
from django.conf import settings

settings.configure(DEBUG=False)
django.setup()

from django.dispatch import Signal

signal = Signal()


def receiver(sender):
    pass


signal.connect(receiver)
print("connect(): no error")
try:
    signal.send(None)
except TypeError:
    print("send(): TypeError")
