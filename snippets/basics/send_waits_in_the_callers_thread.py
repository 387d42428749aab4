"""A sync receiver runs in the thread and the process of the caller, and the caller waits."""

import os
import threading
import time

from django.dispatch import Signal, receiver

order_paid = Signal()


# --8<-- [start:receiver]
@receiver(order_paid)
def slow(**kwargs):
    time.sleep(0.2)
    print("receiver: done")
    return threading.get_ident(), os.getpid()


started = time.monotonic()
((_, (thread, process)),) = order_paid.send(sender=None)
print("caller: goes on")
# --8<-- [end:receiver]
print("waited for the receiver:", time.monotonic() - started >= 0.2)
print("same thread:", thread == threading.get_ident())
print("same process:", process == os.getpid())
