"""send() collects its receivers first: changes made meanwhile count from the next send()."""

from django.dispatch import Signal

order_paid = Signal()
called = []


# --8<-- [start:receivers]
def first(**kwargs):
    called.append("first")
    order_paid.disconnect(second)
    order_paid.connect(third)


def second(**kwargs):
    called.append("second")


def third(**kwargs):
    called.append("third")


order_paid.connect(first)
order_paid.connect(second)
# --8<-- [end:receivers]

for number in (1, 2):
    called.clear()
    order_paid.send(sender=None)
    print(f"send {number}: {', '.join(called)}")
