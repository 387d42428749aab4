"""A context manager disconnects one receiver, refuses to do nothing, and connects it again.

Receivers: accounts
"""

import io
import unittest
from contextlib import contextmanager

from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import User
from django.db.models.signals import post_save
from django.dispatch import Signal
from django.test import TestCase

from accounts.models import Profile
from accounts.receivers import create_profile


# --8<-- [start:muted]
@contextmanager
def muted(signal, receiver, sender=None, dispatch_uid=None):
    if isinstance(sender, str):
        sender = apps.get_model(sender)  # (1)!
    if not signal.disconnect(receiver, sender, dispatch_uid):  # (2)!
        raise LookupError(f"{receiver.__name__} is not connected with {sender}, {dispatch_uid}")
    try:
        yield
    finally:
        signal.connect(receiver, sender, dispatch_uid=dispatch_uid)  # (3)!


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

with muted(post_save, create_profile, sender=settings.AUTH_USER_MODEL):
    User.objects.create(username="jim")
    print("sender as a string: profiles", Profile.objects.count())
print("and connected again:", post_save.has_listeners(User))


class Decorated(TestCase):
    @muted(post_save, create_profile, sender=User)
    def test_one(self):
        User.objects.create(username="kim")
        counts.append(Profile.objects.count())

    test_two = test_one


class InSetUp(TestCase):
    def setUp(self):
        self.enterContext(muted(post_save, create_profile, sender=User))

    def test_one(self):
        User.objects.create(username="kim")
        counts.append(Profile.objects.count())


counts = []
for case in (Decorated, InSetUp):
    suite = unittest.defaultTestLoader.loadTestsFromTestCase(case)
    result = unittest.TextTestRunner(stream=io.StringIO()).run(suite)
    assert result.wasSuccessful(), result.errors
print("as a decorator: profiles {}, twice: profiles {}".format(*counts))
print("in setUp(): profiles", counts[2])

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
