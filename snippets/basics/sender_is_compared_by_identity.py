"""The sender is compared by identity: neither equality nor inheritance counts."""

from django.dispatch import Signal

order_paid = Signal()


class Desk:
    pass


class ExpressDesk(Desk):
    pass


def heard(**kwargs):
    return "heard"


# --8<-- [start:classes]
order_paid.connect(heard, sender=Desk)
for sender in (Desk, ExpressDesk, Desk()):
    name = getattr(sender, "__name__", "an instance of Desk")
    called = order_paid.send(sender)
    print(f"connected to Desk, sent by {name}: {len(called)}")
# --8<-- [end:classes]

# --8<-- [start:strings]
first = "".join(["till ", "1"])
second = "".join(["till ", "1"])
order_paid.connect(heard, sender=first)
print("equal strings:", first == second)
print("sent by the same string:", len(order_paid.send(first)))
print("sent by an equal string:", len(order_paid.send(second)))
# --8<-- [end:strings]

# --8<-- [start:list]
signal = Signal()
signal.connect(heard, sender=[Desk, ExpressDesk])
print("connected to a list, sent by Desk:", len(signal.send(Desk)))
# --8<-- [end:list]
