"""A user saved in a second database gets the profile there, because the receiver uses `using`.

Receivers: accounts
"""

from django.contrib.auth.models import User

from accounts.models import Profile

# --8<-- [start:using]
User.objects.db_manager("archive").create_user("ann")
for alias in ("default", "archive"):
    print(f"{alias}: profiles={Profile.objects.using(alias).count()}")
# --8<-- [end:using]
