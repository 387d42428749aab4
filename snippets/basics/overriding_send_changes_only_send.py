"""The four methods that send do not call one another: overriding send() changes only send()."""

import asyncio

from django.dispatch import Signal


# --8<-- [start:subclass]
class CountedSignal(Signal):
    sent = 0

    def send(self, sender, **named):
        self.sent += 1
        return super().send(sender, **named)


# --8<-- [end:subclass]

order_paid = CountedSignal()
order_paid.send(sender=None)
print("after send():", order_paid.sent)
order_paid.send_robust(sender=None)
asyncio.run(order_paid.asend(sender=None))
asyncio.run(order_paid.asend_robust(sender=None))
print("after the other three:", order_paid.sent)
