"""send() calls an async receiver on Django 4.2 too, but nobody awaits what it returns.

Django: 4.2+
"""

import inspect

from django.dispatch import Signal

order_paid = Signal()
called = []


# --8<-- [start:receiver]
async def notify_partner(**kwargs):
    called.append("notify_partner")
    return "notified"


order_paid.connect(notify_partner)
[(receiver, answer)] = order_paid.send(sender=None)
# --8<-- [end:receiver]

print("body ran:", called == ["notify_partner"])
print("answer is a coroutine:", inspect.iscoroutine(answer))
print(
    "asend exists:",
    hasattr(Signal, "asend"),
    "asend_robust exists:",
    hasattr(Signal, "asend_robust"),
)
if inspect.iscoroutine(answer):
    answer.close()
