"""A view that still makes the profile itself meets the row of the receiver.

Receivers: accounts
"""

from django.contrib.auth.models import User
from django.db import IntegrityError

from accounts.models import Profile

# --8<-- [start:view]
ann = User.objects.create_user("ann")
try:
    Profile.objects.create(user=ann, bio="from the form")
except IntegrityError as error:
    print("create():", type(error).__name__)

bob = User.objects.create_user("bob")
bob.profile.bio = "from the form"
bob.profile.save()
# --8<-- [end:view]
for profile in Profile.objects.order_by("pk"):
    print(f"{profile}: bio={profile.bio!r}")
