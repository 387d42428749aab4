"""From 6.0 a connection goes with its sender, unless that is a string: it stays."""

from django.dispatch import Signal


class Desk:
    pass


def notify(**kwargs):
    pass


# --8<-- [start:senders]
def connections_after(sender):
    signal = Signal()
    signal.connect(notify, sender=sender)
    del sender
    signal.send(sender=None)
    return len(signal.receivers)


print("object:", connections_after(Desk()))
print("string:", connections_after("".join(["till ", "1"])))
# --8<-- [end:senders]
