"""manage.py sweep_photos: which photos does no product use?"""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from photos.sweep import PHOTO, orphans


class Command(BaseCommand):
    help = "List the photos that no product uses; delete them with --delete."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--delete", action="store_true", help="delete what is listed")

    def handle(self, *args: Any, delete: bool, **options: Any) -> None:
        for name in sorted(orphans()):
            self.stdout.write(name)
            if delete:
                PHOTO.storage.delete(name)
