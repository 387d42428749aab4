"""Signal.connect() keeps a dead weak reference if the receiver dies during the call.

Kind: defect
Affected: 6.1
Source: https://github.com/django/django/blob/6.1/django/dispatch/dispatcher.py
Expected: the receiver that is still referred to is called, as on 5.2 and 6.0.
Actual: on 6.1 it is neither connected nor called, and no error is raised.

If nothing but the argument refers to the receiver, it is freed inside connect() at
`receiver = ref(receiver, self._flag_dead_receivers)`. The callback sets _dead_receivers;
_clear_dead_receivers(), called a few lines below, clears that flag before the dead reference is
appended. No later event belongs to this entry, so it stays until another receiver or sender of
the signal dies. Its key holds the id() of the freed object. When a new receiver gets the same
id(), connect() finds the key and does not connect it. 5.2 and 6.0 kept the object alive to the end
of connect() in the local variable receiver_object; keeping such a reference until the entry is
appended would be enough. With DEBUG=True a cache of the signature check keeps the receiver.
"""

import django
from django.conf import settings

settings.configure(DEBUG=False)
django.setup()

from django.dispatch import Signal

signal = Signal()
addresses = []


def make():
    def receiver(**kwargs):
        pass

    addresses.append(id(receiver))
    return receiver


signal.connect(make())
kept, parked = make(), []
while id(kept) != addresses[0] and len(parked) < 10_000:
    parked.append(kept)
    kept = make()
signal.connect(kept)

print("same address:", id(kept) == addresses[0])
print("called:", len(signal.send(None)))
