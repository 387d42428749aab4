"""disconnect() with a sender as a string is said to return None always; a plain Signal answers.

Kind: documentation
Affected: 5.2, 6.0, 6.1
Documentation: https://docs.djangoproject.com/en/6.1/topics/signals/#disconnecting-signals
Expected: as the guide says, "when sender is passed as a lazy reference to <app label>.<model>, this
method always returns None", whatever the signal.
Actual: None for the signals of models; True or False for any other.

Proposed: say that this is about a lazily referenced sender of a model signal.
"""

import django
from django.conf import settings

settings.configure()
django.setup()

from django.db.models.signals import post_save
from django.dispatch import Signal


def receiver(**kwargs):
    pass


for name, signal in (("Signal", Signal()), ("ModelSignal", post_save)):
    signal.connect(receiver, sender="demo.Note")
    print(f"{name}:", signal.disconnect(receiver, sender="demo.Note"))
