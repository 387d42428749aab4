"""get_or_create() in the receiver: a second call for the same user changes nothing.

Receivers: accounts
"""

from django.contrib.auth.models import User
from django.db.models.signals import post_save

from accounts.models import Profile

# --8<-- [start:twice]
ann = User.objects.create_user("ann")
print("after create_user(): profiles =", Profile.objects.count())

post_save.send(sender=User, instance=ann, created=True, raw=False, using="default")
print("sent once more: profiles =", Profile.objects.count())
# --8<-- [end:twice]
