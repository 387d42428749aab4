"""A receiver with yield is called and does nothing: its answer is a generator that nobody reads.

Wrong: on purpose
"""

from inspect import isgenerator

from django.dispatch import Signal, receiver

order_paid = Signal()


# --8<-- [start:receiver]
@receiver(order_paid)
def write_lines(**kwargs):
    print("called")
    yield "a line"  # (1)!


# --8<-- [end:receiver]

[(_, answer)] = order_paid.send(sender=None)
print("answer is a generator:", isgenerator(answer))
