"""A receiver says nothing to the past: users saved before it existed need a back-fill."""

from django.conf import settings
from django.contrib.auth.models import User
from django.db.models.signals import post_save

from accounts.models import Profile
from accounts.receivers import create_profile

User.objects.create_user("old")
post_save.connect(create_profile, sender=settings.AUTH_USER_MODEL)
User.objects.create_user("new")

old = User.objects.get(username="old")
try:
    old.profile
except Profile.DoesNotExist as error:
    print("old.profile:", type(error).__name__)
old.save()
print(f"after old.save(): old has a profile={Profile.objects.filter(user=old).exists()}")


# --8<-- [start:backfill]
def backfill():
    without = User.objects.filter(profile__isnull=True)
    made = Profile.objects.bulk_create([Profile(user=user) for user in without])
    return len(made)


print("first back-fill made", backfill())
print("second back-fill made", backfill())
# --8<-- [end:backfill]
print("users =", User.objects.count(), "profiles =", Profile.objects.count())
