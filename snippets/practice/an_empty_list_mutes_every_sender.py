"""An empty list of receivers silences a signal for every sender and every thread.

Browser: no (threads)
"""

from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from django.db.models.signals import post_save

from catalogue.models import Tag
from orders.models import Customer


def first(**kwargs):
    pass


def second(**kwargs):
    pass


def third(**kwargs):
    pass


def called(sender):
    return len(post_save.send(sender=sender))


post_save.connect(first, sender=Customer)
post_save.connect(second, sender=Tag)


# --8<-- [start:silent]
@contextmanager
def silent(signal):
    before, signal.receivers = signal.receivers, []
    try:
        yield
    finally:
        signal.receivers = before + signal.receivers
        signal.sender_receivers_cache.clear()


# --8<-- [end:silent]

print("before: Customer", called(Customer), "Tag", called(Tag))
with silent(post_save):
    print("inside: Customer", called(Customer), "Tag", called(Tag))
    post_save.connect(third, sender=Customer)
    print("inside, a new receiver: Customer", called(Customer))
    post_save.disconnect(third, sender=Customer)
    with ThreadPoolExecutor() as pool:
        print("inside, another thread: Customer", pool.submit(called, Customer).result())
print("afterwards: Customer", called(Customer), "Tag", called(Tag))
