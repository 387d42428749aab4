"""manage.py create_missing_profiles: for users whom no receiver heard of."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandParser
from django.db import DEFAULT_DB_ALIAS
from django.db.models import QuerySet

from accounts.models import Profile


# --8<-- [start:command]
class Command(BaseCommand):
    help = "Make a profile for every user who has none."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--database", default=DEFAULT_DB_ALIAS)

    def handle(self, *args: Any, database: str, **options: Any) -> None:
        users = get_user_model()._base_manager.using(database)  # (1)!
        pks = users.filter(profile=None).values_list("pk", flat=True)
        missing = [Profile(user_id=pk) for pk in pks]  # (2)!
        self.fill(Profile._base_manager.using(database), missing)
        self.stdout.write(f"users without a profile: {len(missing)}")

    def fill(
        self,
        profiles: QuerySet[Profile],
        missing: list[Profile],
    ) -> None:
        """Insert the profiles; users who got one meanwhile are skipped."""
        profiles.bulk_create(missing, batch_size=500, ignore_conflicts=True)


# --8<-- [end:command]
