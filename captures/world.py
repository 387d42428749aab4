"""The shop in a world of its own: SQLite files in a temporary folder, empty before each operation.

It runs as a server would: autocommit, `DEBUG` off, real commits, connections that close.
"""

from __future__ import annotations

import itertools
import logging
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tools.repository import SAMPLE_PROJECT

ALIASES = ("default", "archive")


class World:
    """Databases that can be emptied in a moment: copies of migrated files."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = itertools.count()

    def reset(self) -> None:
        """Empty both databases and open the connections to them."""
        from django.contrib.contenttypes.models import ContentType
        from django.core.cache import caches
        from django.db import connections

        ContentType.objects.clear_cache()
        for cache in caches.all():
            cache.clear()
        for alias in ALIASES:
            fresh = self._folder / f"{alias}-{next(self._numbers)}.sqlite3"
            shutil.copyfile(self._folder / f"{alias}.sqlite3", fresh)
            connections[alias].close()
            old = Path(connections.settings[alias]["NAME"])
            connections.settings[alias]["NAME"] = fresh
            connections[alias].ensure_connection()
            if old.parent == self._folder and "-" in old.name:
                with suppress(OSError):  # Windows keeps a file that a thread still has open
                    old.unlink()


@contextmanager
def world() -> Iterator[World]:
    """Set Django up for this process, once, and make the databases."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        for alias, variable in (("default", "SHOP_DATABASE"), ("archive", "SHOP_ARCHIVE")):
            os.environ[variable] = str(folder / f"{alias}.sqlite3")
        os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
        sys.path.insert(0, str(SAMPLE_PROJECT))
        logging.disable(logging.CRITICAL)  # errors on purpose would fill the screen

        from django.conf import settings

        settings.DEBUG = False
        settings.ROOT_URLCONF = "captures.urls"
        settings.MEDIA_ROOT = str(folder / "media")
        settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
        for alias in ALIASES:  # nobody needs these files after a power cut
            settings.DATABASES[alias]["OPTIONS"] = {"init_command": "PRAGMA synchronous=OFF"}

        import django

        django.setup()

        import django.test.client  # both connect receivers of Django's when first imported
        import django.test.signals  # noqa: F401
        from django.core.management import call_command
        from django.db import connections

        for alias in ALIASES:
            call_command("migrate", database=alias, verbosity=0)
        connections.close_all()
        try:
            yield World(folder)
        finally:
            connections.close_all()
