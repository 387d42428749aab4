"""Every snippet prints exactly what is recorded beside it, on the Django installed here."""

from __future__ import annotations

import traceback
from pathlib import Path

import django
import pytest

from tools.faults import Fault
from tools.repository import DJANGO_VERSIONS, held_to, relative
from tools.resting import questions_on
from tools.snippets import Snippet, snippet_paths

VERSION = held_to(django.VERSION[:2])


# A release that is no longer supported runs those that name it, and no others.
PATHS = [
    path
    for path in snippet_paths()
    if VERSION in DJANGO_VERSIONS or VERSION in Snippet.read(path).versions
]


@pytest.mark.parametrize("path", PATHS, ids=relative)
@pytest.mark.django_db(transaction=True, reset_sequences=True, databases="__all__")
def test_prints_what_is_recorded(path: Path, record: bool) -> None:
    snippet = Snippet.read(path)
    if VERSION not in snippet.versions:
        pytest.skip(f"{relative(path)} asks for Django {snippet.fields['Django']}, here {VERSION}")
    try:
        printed = snippet.run()
    except Exception as error:
        pytest.fail(str(raised(path, error)), pytrace=False)
    if record:
        snippet.record(VERSION, printed)
    if fault := snippet.difference(VERSION, printed):
        asked = ", ".join(f"#{name}" for name in questions_on(relative(path)))
        pytest.fail(f"{fault}\n  Questions that rest on it: {asked or 'none'}", pytrace=False)


def raised(path: Path, error: Exception) -> Fault:
    """The fault of a snippet that does not run to its end, at the snippet's own line."""
    frames = traceback.extract_tb(error.__traceback__)
    line = next((f.lineno for f in reversed(frames) if f.filename == str(path)), 1)
    return Fault(
        f"{relative(path)}:{line}",
        f"raises {type(error).__name__}: {error}",
        "A snippet runs from top to bottom; an exception it wants to show, it catches and prints.",
        "Mend the line, or catch the exception and print its type and message.",
    )
