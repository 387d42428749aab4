"""mock.patch() misses a connected receiver and reaches the names that it uses.

Receivers: accounts
"""

# --8<-- [start:code]
from unittest import mock

from django.contrib.auth.models import User

from accounts.models import Profile

with mock.patch("accounts.receivers.create_profile") as receiver:
    User.objects.create(username="ann")
print(receiver.called, Profile.objects.count())

with mock.patch("accounts.receivers.Profile") as model:
    User.objects.create(username="bob")
print(model.objects.using.called, Profile.objects.count())
# --8<-- [end:code]
