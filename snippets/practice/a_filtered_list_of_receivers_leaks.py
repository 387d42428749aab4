"""Filtering signal.receivers by hand fails twice: the cache hides it, or keeps it for later.

Wrong: on purpose
"""

from django.db.models.signals import post_save

from catalogue.models import Tag
from orders.models import Customer


def first(**kwargs):
    return "first"


def second(**kwargs):
    return "second"


def called(sender):
    return " ".join(answer for _, answer in post_save.send(sender=sender))


post_save.connect(first)
post_save.connect(second)
print("Customer, before:", called(Customer))

# --8<-- [start:filter]
entries = post_save.receivers
post_save.receivers = [e for e in entries if e[1]() is not first]
print("Customer, sent before:", called(Customer))
print("Tag, not sent before:", called(Tag))

post_save.receivers = entries
print("Tag, list put back:", called(Tag))

post_save.sender_receivers_cache.clear()
print("Tag, cache cleared:", called(Tag))
# --8<-- [end:filter]
