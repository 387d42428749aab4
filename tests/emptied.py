"""Databases as they are after `migrate`, put back in a moment instead of flushed.

Django's flush empties table after table and makes every content type and permission anew: a third
of the time of all snippets. SQLite copies a whole database in a millisecond.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.core.management import call_command
from django.db import connections


@dataclass
class Migrated:
    """What is put back."""

    # Alias to a copy of a SQLite database just after its migrations.
    copies: dict[str, sqlite3.Connection] = field(default_factory=dict)
    # Whether no test has run since it was put back; of servers only, where it takes its time.
    untouched: bool = False

    def copy(self) -> None:
        """Copy what is there; to be called before any test could have changed it."""
        for connection in connections.all():
            # pytest-django sets up only what the chosen tests ask for; any other is the shop of
            # whoever runs them.
            if connection.vendor == "sqlite" and connection.is_in_memory_db():
                connection.ensure_connection()
                self.copies[connection.alias] = sqlite3.connect(":memory:")
                connection.connection.backup(self.copies[connection.alias])


MIGRATED = Migrated()


@contextmanager
def emptied() -> Iterator[None]:
    """Both databases empty and in autocommit, as in a shell, before the block and after it."""
    if not MIGRATED.untouched:
        put_back()
    for connection in connections.all():
        # Never the shop of whoever runs the tests.
        set_up = connection.vendor != "sqlite" or connection.is_in_memory_db()
        assert set_up, f"{connection.alias} is no test database: mark the test databases='__all__'"
        connection.ensure_connection()
    yield
    put_back()
    for connection in connections.all():
        connection.close()
    MIGRATED.untouched = not MIGRATED.copies


def put_back() -> None:
    """Make each database what it was after its migrations, sequences included.

    Raises sqlite3.OperationalError where a transaction or an unread cursor was left open.
    """
    from django.contrib.contenttypes.models import ContentType  # once Django is set up

    for connection in connections.all():
        if copy := MIGRATED.copies.get(connection.alias):
            connection.ensure_connection()
            copy.backup(connection.connection, progress=_raise_if_busy)
        elif connection.vendor != "sqlite":
            call_command("flush", database=connection.alias, verbosity=0, interactive=False)
    ContentType.objects.clear_cache()


def _raise_if_busy(status: int, remaining: int, total: int) -> None:
    """Without this backup() would wait for ever."""
    if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        raise sqlite3.OperationalError("in use: a transaction or a cursor was left open")
