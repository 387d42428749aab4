"""disconnect() takes a receiver away from the whole process, not from one thread.

Wrong: on purpose
Browser: no (threads)
"""

from concurrent.futures import ThreadPoolExecutor

from django.dispatch import Signal

order_paid = Signal()


def send_receipt(**kwargs):
    pass


def another_request():
    return len(order_paid.send(sender=None))


order_paid.connect(send_receipt)

# --8<-- [start:thread]
with ThreadPoolExecutor() as pool:
    print("connected: called", pool.submit(another_request).result())
    order_paid.disconnect(send_receipt)
    print("disconnected elsewhere: called", pool.submit(another_request).result())
    order_paid.connect(send_receipt)
# --8<-- [end:thread]
