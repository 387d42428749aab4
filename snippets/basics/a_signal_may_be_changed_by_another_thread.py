"""A lock guards the list of receivers and is not held while they run.

Browser: no (threads)
"""

from concurrent.futures import ThreadPoolExecutor
from threading import Thread

from django.dispatch import Signal

order_paid = Signal()
kept = [lambda **kwargs: None for _ in range(800)]

# --8<-- [start:threads]
with ThreadPoolExecutor(8) as threads:
    list(threads.map(order_paid.connect, kept))
print("connected by 8 threads:", len(order_paid.send(sender=None)))

with ThreadPoolExecutor(8) as threads:
    found = list(threads.map(order_paid.disconnect, kept))
print("disconnected:", found.count(True), "left:", order_paid.has_listeners())


def connects_from_another_thread(**kwargs):
    thread = Thread(target=order_paid.connect, args=(kept[0],))
    thread.start()
    thread.join(timeout=60)
    print("connect() waits for the receiver:", thread.is_alive())


order_paid.connect(connects_from_another_thread)
order_paid.send(sender=None)
# --8<-- [end:threads]
