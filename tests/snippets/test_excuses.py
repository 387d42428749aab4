"""A snippet that leaves a database out has to: there it raises, or prints what is not recorded.

Not so one that opens a SQLite file itself: it would tell of that file wherever it runs. It must ask
no other database then.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

import pytest
from django.db import connections
from django.test import override_settings

from tests.snippets.test_snippets import HERE, VERSION
from tools.faults import Fault
from tools.outputs import DATABASE_NAMES
from tools.repository import relative
from tools.snippets import Snippet, snippet_paths

OWN_SQLITE = '"ENGINE": "django.db.backends.sqlite3"'


def excused(snippet: Snippet) -> bool:
    """Whether its line `Database:` keeps it from the database of this run."""
    named = "Database" in snippet.fields and HERE not in snippet.databases
    return named and VERSION in snippet.versions


EXCUSED = [snippet for snippet in map(Snippet.read, snippet_paths()) if excused(snippet)]
PATHS = [snippet.path for snippet in EXCUSED if OWN_SQLITE not in snippet.text]
OWN_FILE = [snippet.path for snippet in EXCUSED if OWN_SQLITE in snippet.text]


class Impatient(threading.Barrier):
    """Does not wait long for a thread that a lock may hold back for ever."""

    def wait(self, timeout: float | None = None) -> int:
        """Wait a quarter of a second, whatever the snippet allows."""
        return super().wait(0.25)


@contextmanager
def undone() -> Iterator[None]:
    """Settings, patches and connections; a snippet that fails half-way leaves its own behind."""
    before = {alias: connections[alias] for alias in connections}
    try:
        with override_settings():
            yield
    finally:
        mock.patch.stopall()
        for alias, connection in before.items():
            connections[alias] = connection


@pytest.mark.parametrize("path", PATHS, ids=relative)
@pytest.mark.django_db(transaction=True, reset_sequences=True, databases="__all__")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_database_is_left_out_for_a_reason(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    snippet = Snippet.read(path)
    monkeypatch.setattr(threading, "Barrier", Impatient)
    try:
        with undone():
            printed = snippet.run()
    except Exception:
        return
    if printed in [snippet.outputs(name)[VERSION] for name in snippet.databases]:
        fault = Fault(
            f"{relative(path)}:1",
            f"leaves {DATABASE_NAMES[HERE]} out, but prints there what is recorded elsewhere",
            "A skip without need hides from readers that the statement holds there too.",
            "Take the line `Database:` out of the docstring or widen it, then `make update`.",
        )
        pytest.fail(str(fault), pytrace=False)


# Without the mark `django_db`: pytest-django lets nobody ask the database of this run.
@pytest.mark.parametrize("path", OWN_FILE, ids=relative)
def test_sample_with_a_file_of_its_own_asks_no_other_database(path: Path) -> None:
    snippet = Snippet.read(path)
    fault = snippet.difference(VERSION, snippet.run(), snippet.databases[0])
    assert fault is None, str(fault)
