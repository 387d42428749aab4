"""A command makes the profiles that no receiver made; it may run twice and beside sign-ups.

Receivers: accounts
"""

import sys

from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import IntegrityError

from accounts.management.commands.create_missing_profiles import Command
from accounts.models import Profile


def run(title, command=None, **options):
    sys.stdout.write(f"{title}: ")
    try:
        call_command(command or Command(), stdout=sys.stdout, **options)
    except IntegrityError as error:
        print(type(error).__name__)


class Overtaken(Command):
    def fill(self, profiles, missing):
        Profile.objects.create(user_id=missing[0].user_id)
        super().fill(profiles, missing)


class Careless(Overtaken):
    def fill(self, profiles, missing):
        Profile.objects.create(user_id=missing[0].user_id)
        profiles.bulk_create(missing)


# --8<-- [start:calls]
User.objects.create_user("ann")
User.objects.bulk_create([User(username="bob"), User(username="eve")])
run("after bulk_create()")
run("once more")
# --8<-- [end:calls]

User.objects.using("archive").bulk_create([User(username="kim")])
run("archive", database="archive")
print("profiles in archive:", Profile.objects.using("archive").count())

User.objects.bulk_create([User(username="liz"), User(username="max")])
run("overtaken, ignore_conflicts", Overtaken())
User.objects.bulk_create([User(username="pat"), User(username="roy")])
run("overtaken, plain bulk_create", Careless())
run("the next run")
print(f"users {User.objects.count()}, profiles {Profile.objects.count()}")
