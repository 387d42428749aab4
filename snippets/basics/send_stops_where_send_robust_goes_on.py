"""send() lets the first exception out; send_robust() logs it, returns it and goes on."""

from unittest import TestCase

from django.dispatch import Signal, receiver

order_paid = Signal()
called = []


# --8<-- [start:receivers]
@receiver(order_paid)
def first(**kwargs):
    called.append("first")


@receiver(order_paid)
def broken(**kwargs):
    called.append("broken")
    raise ValueError("no paper")


@receiver(order_paid)
def last(**kwargs):
    called.append("last")


try:
    order_paid.send(sender=None)
except ValueError as error:
    print("send() raised:", error)
print("send() called:", ", ".join(called))

called.clear()
with TestCase().assertLogs("django.dispatch") as logs:
    responses = order_paid.send_robust(sender=None)
print("send_robust() called:", ", ".join(called))
answers = [type(answer).__name__ for _, answer in responses]
print("send_robust() answers:", ", ".join(answers))
# --8<-- [end:receivers]
print("logged:", logs.records[0].getMessage())
