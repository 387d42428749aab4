"""bulk_create() sends no signals, so its users have no profiles.

Receivers: accounts
"""

from django.contrib.auth.models import User

from accounts.models import Profile

# --8<-- [start:import]
User.objects.bulk_create([User(username="ann"), User(username="bob")])
print(f"users={User.objects.count()} profiles={Profile.objects.count()}")
without = User.objects.filter(profile__isnull=True)
Profile.objects.bulk_create([Profile(user=user) for user in without])
print(f"users={User.objects.count()} profiles={Profile.objects.count()}")
# --8<-- [end:import]
