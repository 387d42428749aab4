"""send_robust() returns exceptions, exceptions are true, and so is all() of no answers."""

# --8<-- [start:code]
from django.dispatch import Signal, receiver

refund = Signal()


@receiver(refund)
def shop_agrees(**kwargs):
    return True


@receiver(refund)
def bank_agrees(**kwargs):
    raise ConnectionError("closed")


def may_refund():
    pairs = refund.send_robust(sender=None)
    print(len(pairs), "answers")
    return all(answer for _, answer in pairs)


print("refund:", may_refund())
refund.disconnect(shop_agrees)
refund.disconnect(bank_agrees)
print("refund:", may_refund())
# --8<-- [end:code]
