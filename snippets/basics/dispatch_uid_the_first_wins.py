"""Of two receivers with one dispatch_uid and sender, the first connected stays."""

from django.dispatch import Signal

from orders.models import Customer, Order

order_paid = Signal()


def first(**kwargs):
    pass


def second(**kwargs):
    pass


def called(signal, sender):
    return ", ".join(receiver.__name__ for receiver, _ in signal.send(sender=sender))


# --8<-- [start:first]
order_paid.connect(first, dispatch_uid="receipt")
order_paid.connect(second, dispatch_uid="receipt")
print("one uid, two functions:", called(order_paid, None))
# --8<-- [end:first]

# --8<-- [start:sender]
by_sender = Signal()
by_sender.connect(first, sender=Customer, dispatch_uid="receipt")
by_sender.connect(second, sender=Order, dispatch_uid="receipt")
print("the same uid, sent by Order:", called(by_sender, Order))
# --8<-- [end:sender]

# --8<-- [start:many]
many = Signal()
many.connect(first)
many.connect(first, dispatch_uid="one")
many.connect(first, dispatch_uid="two")
print("one function, no uid and two uids:", called(many, None))
# --8<-- [end:many]

empty = Signal()
empty.connect(first, dispatch_uid="")
empty.connect(second, dispatch_uid="")
print("an empty uid is none:", called(empty, None))
zero = Signal()
zero.connect(first, dispatch_uid=0)
zero.connect(second, dispatch_uid=0)
print("nor is 0 a uid:", called(zero, None))
