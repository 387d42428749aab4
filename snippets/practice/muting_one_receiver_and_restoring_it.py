"""A context manager disconnects one receiver, refuses to do nothing, and connects it again.

Receivers: accounts
"""

from contextlib import contextmanager

from django.contrib.auth.models import User
from django.db.models.signals import post_save
from django.dispatch import Signal

from accounts.models import Profile
from accounts.receivers import create_profile


# --8<-- [start:muted]
@contextmanager
def muted(signal, receiver, **connection):
    if not signal.disconnect(receiver, **connection):  # (1)!
        raise LookupError(f"{receiver.__name__} is not connected with {connection}")
    try:
        yield
    finally:
        signal.connect(receiver, **connection)


# --8<-- [end:muted]

# --8<-- [start:use]
with muted(post_save, create_profile, sender=User):
    User.objects.create(username="ann")
print("inside: profiles", Profile.objects.count())

User.objects.create(username="bob")
print("afterwards: profiles", Profile.objects.count())
# --8<-- [end:use]

try:
    with muted(post_save, create_profile, sender=User):
        raise ValueError
except ValueError:
    User.objects.create(username="eve")
    print("after an error: profiles", Profile.objects.count())

try:
    with muted(post_save, create_profile):
        print("inside")
except LookupError as error:
    print("without the sender:", type(error).__name__)


def first(**kwargs):
    return "first"


def second(**kwargs):
    return "second"


order_paid = Signal()
order_paid.connect(first)
order_paid.connect(second)
with muted(order_paid, first):
    pass
print("order afterwards:", *[answer for _, answer in order_paid.send(sender=None)])
