"""A second profile of one user: IntegrityError everywhere, in other words on each database."""

from django.contrib.auth.models import User
from django.db import IntegrityError

from accounts.models import Profile

ann = User.objects.create(username="ann")
Profile.objects.create(user=ann)
# --8<-- [start:second]
try:
    Profile.objects.create(user=ann)
except IntegrityError as error:
    words = str(error).splitlines()[0].replace('"', "'")
    print(f"{type(error).__name__}: {words}")
# --8<-- [end:second]
