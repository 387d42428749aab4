"""A receiver is said to be bound once for each dispatch_uid, any hashable object; neither is so.

Kind: documentation
Affected: 5.2, 6.0, 6.1
Documentation: https://docs.djangoproject.com/en/6.1/topics/signals/#preventing-duplicate-signals
Expected: as the guide says, "any hashable object will suffice. The receiver will only be bound to
the signal once for each unique dispatch_uid value".
Actual: an empty string or 0 counts as no uid at all, and the same uid with another sender binds
again. The key is the pair of uid and sender.

Proposed: say "any hashable object that is true", and "once for each pair of dispatch_uid and
sender".
"""

import django
from django.conf import settings

settings.configure()
django.setup()

from django.dispatch import Signal


class Pizza:
    pass


def first(**kwargs):
    return "first"


def second(**kwargs):
    return "second"


for uid in ("uid", "", 0):
    signal = Signal()
    signal.connect(first, dispatch_uid=uid)
    signal.connect(second, dispatch_uid=uid)
    print(f"{uid!r} twice:", [answer for _, answer in signal.send(None)])

signal = Signal()
signal.connect(first, dispatch_uid="uid")
signal.connect(second, sender=Pizza, dispatch_uid="uid")
print("with another sender:", [answer for _, answer in signal.send(Pizza)])
