"""A receiver that makes a row while a fixture is loading collides with the row of the fixture."""

import json
import tempfile
from pathlib import Path

from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import IntegrityError
from django.db.models.signals import post_save

from accounts.models import Profile

FIXTURE = [
    {"model": "auth.user", "pk": 1, "fields": {"username": "ann", "password": "!"}},
    {"model": "accounts.profile", "pk": 55, "fields": {"user": 1, "bio": "likes tea"}},
]


def load():
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "users.json"
        path.write_text(json.dumps(FIXTURE), encoding="utf-8")
        call_command("loaddata", path, verbosity=0)


# --8<-- [start:receivers]
def ignores_raw(instance, created, **kwargs):
    if created:
        Profile.objects.create(user=instance)


def minds_raw(instance, created, raw, **kwargs):
    if created and not raw:
        Profile.objects.create(user=instance)


# --8<-- [end:receivers]

for receiver in (ignores_raw, minds_raw):
    post_save.connect(receiver, sender=User)
    try:
        load()
    except IntegrityError as error:
        print(f"{receiver.__name__}: {type(error).__name__}")
    post_save.disconnect(receiver, sender=User)
    bios = ", ".join(Profile.objects.values_list("bio", flat=True))
    print(f"{receiver.__name__}: users {User.objects.count()}, bio {bios or '-'}")
