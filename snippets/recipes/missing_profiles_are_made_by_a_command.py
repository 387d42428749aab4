"""A command makes the profiles that no receiver made; it may run twice and beside sign-ups.

Receivers: accounts
"""

# --8<-- [start:command]
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand
from django.db import DEFAULT_DB_ALIAS

from accounts.models import Profile


class Command(BaseCommand):
    help = "Make a profile for every user who has none."

    def add_arguments(self, parser):
        parser.add_argument("--database", default=DEFAULT_DB_ALIAS)

    def handle(self, database, **options):
        users = get_user_model()._base_manager.using(database)  # (1)!
        pks = users.filter(profile=None).values_list("pk", flat=True)
        missing = [Profile(user_id=pk) for pk in pks]
        self.fill(Profile._base_manager.using(database), missing)
        self.stdout.write(f"users without a profile: {len(missing)}")

    def fill(self, profiles, missing):
        profiles.bulk_create(missing, batch_size=500, ignore_conflicts=True)  # (2)!


# --8<-- [end:command]
import sys

from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import IntegrityError


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
