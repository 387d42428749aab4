"""send_robust() reports a failing lambda, method or coroutine; a failing partial breaks it."""

from functools import partial

from django.dispatch import Signal


# --8<-- [start:receivers]
def broken(**kwargs):
    raise ValueError("no paper")


async def broken_async(**kwargs):
    raise ValueError("no paper")


class Printer:
    def print(self, **kwargs):
        raise ValueError("no paper")


printer = Printer()
receivers = {
    "lambda": lambda **kwargs: broken(),
    "method": printer.print,
    "async def": broken_async,
    "partial": partial(broken, copies=2),
}
# --8<-- [end:receivers]

for kind, receiver in receivers.items():
    order_paid = Signal()
    order_paid.connect(receiver)
    try:
        [(_, answer)] = order_paid.send_robust(sender=None)
    except AttributeError as error:
        print(f"{kind}: send_robust() raised {type(error).__name__}")
    else:
        print(f"{kind}: send_robust() returned {type(answer).__name__}")
