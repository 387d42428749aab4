"""Django 6.1: a receiver that died inside connect() keeps a later one from being connected.

Wrong: on purpose
"""

from django.dispatch import Signal
from django.test import override_settings

# --8<-- [start:reproduction]
signal = Signal()
addresses = []
parked = []


def make():
    def receiver(**kwargs):
        pass

    addresses.append(id(receiver))
    return receiver


with override_settings(DEBUG=False):  # (1)!
    signal.connect(make())  # (2)!
    kept = make()
    while id(kept) != addresses[0] and len(parked) < 10_000:  # (3)!
        parked.append(kept)
        kept = make()
    signal.connect(kept)

print("same address:", id(kept) == addresses[0])
print("entries:", len(signal.receivers))
print("called:", len(signal.send(None)))
# --8<-- [end:reproduction]

with override_settings(DEBUG=False):
    doomed = make()
    signal.connect(doomed)
    del doomed
    signal.connect(kept)
print("after another receiver died:", len(signal.send(None)))
