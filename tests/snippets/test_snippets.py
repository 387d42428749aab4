"""Every snippet prints exactly what is recorded beside it, on the Django installed here.

With DATABASE_URL they run on that server (`nox -s postgresql mariadb`): those that are for it.
"""

from __future__ import annotations

import subprocess
import threading
import traceback
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import django
import pytest
from django.conf import settings

from tools.faults import Fault
from tools.repository import DATABASES, DJANGO_VERSIONS, held_to, relative
from tools.resting import questions_on
from tools.snippets import BROWSER_REASONS, Snippet, snippet_paths

VERSION = held_to(django.VERSION[:2])
HERE = settings.DATABASES["default"]["ENGINE"].rpartition(".")[2].removesuffix("3")


def belongs(snippet: Snippet) -> bool:
    """Whether it is listed here; one that asks for something else is skipped with that reason.

    A release that is no longer supported and a server run those that name it, and no others.
    """
    if HERE not in (DATABASES[0], *snippet.databases):
        return False
    return VERSION in DJANGO_VERSIONS or VERSION in snippet.versions


PATHS = [path for path in snippet_paths() if belongs(Snippet.read(path))]


@pytest.mark.parametrize("path", PATHS, ids=relative)
@pytest.mark.django_db(transaction=True, reset_sequences=True, databases="__all__")
def test_prints_what_is_recorded(
    path: Path,
    record: bool,
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    snippet = Snippet.read(path)
    request.node.user_properties.append(("snippet", snippet.name))
    if VERSION not in snippet.versions:
        pytest.skip(why_not_here(snippet))
    if HERE not in snippet.databases:
        wanted = " or ".join(snippet.databases)
        pytest.skip(f"{relative(path)} asks for {wanted}: `nox -s postgresql mariadb` runs it")
    excuse = snippet.browser_excuse if snippet.browser_excuse in BROWSER_REASONS else None
    used = watch(monkeypatch) if excuse else set()
    fault = None
    try:
        printed = snippet.run()
    except Exception as error:
        fault = raised(path, error)
    if fault:  # outside of `except`, or pytest would tell the error as well
        pytest.fail(str(fault), pytrace=False)
    if excuse and excuse not in used:
        pytest.fail(str(excused_for_nothing(snippet, used)), pytrace=False)
    if record:
        snippet.record(VERSION, printed, HERE)
    if fault := snippet.difference(VERSION, printed, HERE):
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


def why_not_here(snippet: Snippet) -> str:
    """The reason to skip a snippet that is for other releases; it fails if there is none.

    It is run here nevertheless: it has to raise, or to print what no release prints that it is for.
    """
    asked = f"asks for Django {snippet.fields['Django']}; on {VERSION} it"
    try:
        printed = snippet.run()
    except Exception as error:
        return f"{asked} raises {type(error).__name__}: {str(error)[:100].partition(chr(10))[0]}"
    if same := [version for version, text in snippet.outputs().items() if text == printed]:
        fault = Fault(
            f"{relative(snippet.path)}:1",
            f"{asked} runs and prints the same as on {', '.join(same)}",
            "A skip without need hides from readers that the statement holds there too.",
            "Take the line `Django:` out of the docstring or widen it, then `make update`.",
        )
        pytest.fail(str(fault), pytrace=False)
    return f"{asked} prints something else"


def watch(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The reasons of `Browser:` lines that come true from here on."""
    used: set[str] = set()

    def note(owner: type, name: str, reason: str) -> None:
        real: Callable[..., Any] = getattr(owner, name)

        def noting(*args: Any, **kwargs: Any) -> Any:
            used.add(reason)
            return real(*args, **kwargs)

        monkeypatch.setattr(owner, name, noting)

    note(threading.Thread, "start", "threads")
    # asgiref keeps the thread of one run for the next.
    note(ThreadPoolExecutor, "submit", "threads")
    note(subprocess.Popen, "__init__", "subprocess")
    return used


def excused_for_nothing(snippet: Snippet, used: set[str]) -> Fault:
    """The fault of a snippet that does not do what keeps it out of the browser."""
    return Fault(
        relative(snippet.path),
        f"is excused for {snippet.browser_excuse}, but uses {', '.join(sorted(used)) or 'none'}",
        "Readers are told this reason in place of Run.",
        "Take the `Browser:` line away, or give the reason that is true.",
    )
