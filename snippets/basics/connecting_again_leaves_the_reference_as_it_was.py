"""Connecting a receiver again with another `weak` changes nothing: the first connection counts."""

from django.dispatch import Signal


# --8<-- [start:connect]
def connect_local(signal, *references):
    def local_receiver(**kwargs):
        pass

    for weak in references:
        signal.connect(local_receiver, weak=weak)


weak_first, strong_first = Signal(), Signal()
connect_local(weak_first, True, False)
connect_local(strong_first, False, True)
print("weak, then strong: called", len(weak_first.send(sender=None)))
print("strong, then weak: called", len(strong_first.send(sender=None)))
# --8<-- [end:connect]
