"""loaddata sends post_save with created=True and raw=True; a receiver that ignores raw collides.

Receivers: accounts
"""

import json
import tempfile
from pathlib import Path

from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import IntegrityError
from django.db.models.signals import post_save
from django.dispatch import receiver

from accounts.models import Profile

# --8<-- [start:fixture]
user = {"model": "auth.user", "pk": 7, "fields": {"username": "ann", "password": "!"}}
profile = {"model": "accounts.profile", "pk": 55, "fields": {"user": 7, "bio": "in the fixture"}}
# --8<-- [end:fixture]


def load(*rows):
    User.objects.all().delete()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "people.json")
        path.write_text(json.dumps(rows))
        call_command("loaddata", path, verbosity=0)


@receiver(post_save, sender=User)
def show(sender, created, raw, **kwargs):
    print(f"post_save created={created} raw={raw}")


load(user, profile)
print("bio:", Profile.objects.get().bio)
load(user)
print("user without a profile in the fixture: profiles =", Profile.objects.count())


# --8<-- [start:naive]
@receiver(post_save, sender=User)
def ignores_raw(sender, instance, created, **kwargs):
    if created:
        Profile.objects.get_or_create(user=instance)


try:
    load(user, profile)
except IntegrityError as error:
    print(f"{type(error).__name__}: {str(error).split(': ', 2)[-1]}")
# --8<-- [end:naive]

load(user)
next_pk = Profile.objects.get().pk + 1
load(user, {**profile, "pk": next_pk})
print("the pk that the receiver's profile got: bio:", Profile.objects.get().bio)
