"""Model signals cache the receivers of each sender; only connect() and disconnect() clear it.

Wrong: on purpose
"""

from django.db.models.signals import post_save
from django.dispatch import Signal

from orders.models import Customer


def first(**kwargs):
    pass


def second(**kwargs):
    pass


def called():
    return len(post_save.send(sender=Customer))


print("use_caching of post_save:", post_save.use_caching)
print("use_caching of Signal():", Signal().use_caching)

# --8<-- [start:cache]
post_save.connect(first, sender=Customer)
post_save.connect(second, sender=Customer)
print("connected: called", called())

entries = post_save.receivers
post_save.receivers = [e for e in entries if e[1]() is not first]
print("first taken out of the list: called", called())

post_save.receivers = []
print("list emptied: called", called())

post_save.receivers = entries
post_save.disconnect(first, sender=Customer)
print("first disconnected: called", called())
# --8<-- [end:cache]
