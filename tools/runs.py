"""Where each snippet was run: captures/runs.json, written by the matrix, read by the pages.

    {"rests_on": HASH,
     "runs": [{"environments": ["Django 6.1, Python 3.13, SQLite", …],
               "snippets": {"basics/first_receiver": SEAL, …}}, …]}

Snippets that were run in the same environments stand together, one a line. A seal is a hash over
the snippet's name, its text and its environments: once the text changes, or somebody edits the
list, it no longer fits, and what was recorded counts for nothing until the snippet is run again.
`rests_on` is a hash over what all of them run in, as it was when `make update` ran them all: while
it fits, only those whose seal does not are run again.
Written by `--record` and `--record-runs` of pytest (`make update` runs both on every Django and
Python of the machine). Runs on a Python that this machine has not are kept as long as the seal
fits. Needs no Django, except here().
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from tools.faults import Fault
from tools.repository import DATABASE_NAMES, DATABASES, ROOT, SUPPORTED, relative

if TYPE_CHECKING:
    from tools.snippets import Snippet

PATH = ROOT / "captures" / "runs.json"
# The database that every snippet can be run on; servers are run on where there is one.
DATABASE = DATABASE_NAMES[DATABASES[0]]

# What a change of may make every snippet print something else. How the tests call them is not among
# it: they compare with the record on every Django, whatever changes there.
RESTS_ON = (
    *("sample_project/**/*.py", "sample_project/fixtures/*.json", "captures/**/*.py"),
    *("tools/captures.py", "tools/receivers.py", "tools/running.py", "requirements/django*.txt"),
    *("requirements/postgresql.txt", "requirements/mariadb.txt"),
)

REASON = "The mark of a proof tells readers on which releases the statement was run."
REMEDY = "`make update` runs it and writes that down; the file is not edited by hand."


class Environment(NamedTuple):
    """What a snippet was run on."""

    django: str
    python: str
    database: str

    def __str__(self) -> str:
        return f"Django {self.django}, Python {self.python}, {self.database}"

    @classmethod
    def parse(cls, text: str) -> Environment:
        """The environment written as `Django 6.1, Python 3.13, SQLite`."""
        match = re.fullmatch(r"Django ([\d.]+), Python ([\d.]+), (.+)", text)
        if match is None:
            raise ValueError(f"{text!r} is no environment")
        return cls(*match.groups())

    @property
    def order(self) -> tuple[bool, str, list[int], list[int]]:
        """SQLite first, then by release."""
        parts = [[int(n) for n in text.split(".")] for text in (self.django, self.python)]
        return (self.database != DATABASE, self.database, *parts)


class Run(NamedTuple):
    """What is recorded of one snippet."""

    seal: str
    environments: tuple[Environment, ...]


Runs = dict[str, Run]


def here() -> Environment:
    """The environment of this process. Django must be set up."""
    import sys

    import django
    from django.db import connection

    # Not Django's connections, which pytest-django closes to everything but tests.
    if connection.vendor == "postgresql":
        import psycopg

        with psycopg.connect(os.environ["DATABASE_URL"]) as server:
            database = f"PostgreSQL {server.info.server_version // 10_000}"
    elif connection.vendor == "mysql":
        import MySQLdb

        own = urlsplit(os.environ["DATABASE_URL"])
        account = {"user": own.username, "password": own.password}
        server = MySQLdb.connect(host=own.hostname, port=own.port or 3306, **account)
        version, _, name = server.get_server_info().partition("-")
        server.close()
        database = f"{name.partition('-')[0] or 'MySQL'} {version.rpartition('.')[0]}"
    else:
        database = connection.display_name
    feature = ".".join(map(str, django.VERSION[:2]))
    return Environment(feature, f"{sys.version_info[0]}.{sys.version_info[1]}", database)


def seal(name: str, text: str, environments: tuple[Environment, ...]) -> str:
    """What fits only this text, run in these environments."""
    sealed = "\n".join([name, *map(str, environments), text])
    return hashlib.sha256(sealed.encode()).hexdigest()[:8]


@cache
def _read(path: Path, changed: float) -> Runs:
    found: Runs = {}  # shared by all who ask: not to be changed
    for group in json.loads(path.read_text("utf-8"))["runs"]:
        environments = tuple(map(Environment.parse, group["environments"]))
        found |= {name: Run(sealed, environments) for name, sealed in group["snippets"].items()}
    return found


def read(path: Path | None = None) -> Mapping[str, Run]:
    """Every snippet's run by name, `basics/first_receiver`; read again when the file changes."""
    path = path or PATH
    try:
        return _read(path, path.stat().st_mtime)
    except FileNotFoundError:
        return {}


def rests_on(root: Path = ROOT) -> str:
    """A hash over what every snippet runs in, as it is now."""
    found = {path for pattern in RESTS_ON for path in root.glob(pattern)}
    named = {path.relative_to(root).as_posix(): path for path in found}
    text = "".join(f"{name}\n{named[name].read_text('utf-8')}" for name in sorted(named))
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def rested_on(path: Path | None = None) -> str:
    """The hash over what every snippet ran in when all were run; empty if they never were."""
    path = path or PATH
    return json.loads(path.read_text("utf-8")).get("rests_on", "") if path.exists() else ""


def outdated(snippets: Iterable[Snippet], servers: Iterable[str] = ()) -> list[str]:
    """The names of those to run again: not run as they are now, or without recorded output.

    servers: the kinds of the database servers here, as in DATABASES.
    """
    found = []
    for snippet in snippets:
        ran = {(each.django, each.database.split()[0]) for each in environments_of(snippet)}
        here = [name for name in snippet.databases if name in (DATABASES[0], *servers)]
        done = all(
            (django, DATABASE_NAMES[database]) in ran
            and snippet.output_path(django, database).exists()
            for django in snippet.versions
            for database in here
        )
        if not done:
            found.append(snippet.name)
    return found


def as_text(runs: Mapping[str, Run], rested_on: str = "") -> str:
    """The file: the same for the same runs, one snippet a line."""
    groups: dict[tuple[Environment, ...], dict[str, str]] = {}
    for name, run in sorted(runs.items()):
        groups.setdefault(run.environments, {})[name] = run.seal
    ordered = sorted(groups.items(), key=lambda group: [each.order for each in group[0]])
    listed = [{"environments": list(map(str, on)), "snippets": names} for on, names in ordered]
    return json.dumps({"rests_on": rested_on, "runs": listed}, indent=1) + "\n"


def environments_of(snippet: Snippet, runs: Mapping[str, Run] | None = None) -> list[Environment]:
    """Where the snippet was run as it is written now; nothing if it was not."""
    recorded = (read() if runs is None else runs).get(snippet.name)
    if recorded is None:
        return []
    fits = recorded.seal == seal(snippet.name, snippet.text, recorded.environments)
    return list(recorded.environments) if fits else []


def merged(
    runs: Mapping[str, Run], on: Environment, passed: Mapping[str, Snippet], skipped: set[str]
) -> Runs:
    """The record after a run.

    passed: the snippets that ran as recorded, by name. skipped: those that are not for this Django.
    What they did elsewhere stays where the seal still fits; a snippet that is gone goes.
    """
    from tools.snippets import SNIPPETS

    fresh = {name: run for name, run in runs.items() if (SNIPPETS / f"{name}.py").exists()}
    for name in skipped & fresh.keys():
        left = tuple(each for each in fresh[name].environments if each != on)
        if left != fresh[name].environments:
            del fresh[name]  # run again where it belongs
    for name, snippet in passed.items():
        before = {
            each
            for each in environments_of(snippet, runs)
            if each.python in SUPPORTED.get(each.django, ()) and each.django in snippet.versions
        }
        environments = tuple(sorted(before | {on}, key=lambda each: each.order))
        fresh[name] = Run(seal(name, snippet.text, environments), environments)
    return fresh


def write(runs: Mapping[str, Run], path: Path | None = None, all_on: str | None = None) -> None:
    """Write the file if that changes it.

    all_on: what all snippets rest on, once all of them were run; without it that stays as recorded.
    """
    path = path or PATH
    text = as_text(runs, rested_on(path) if all_on is None else all_on)
    if not path.exists() or path.read_text("utf-8") != text:
        path.write_text(text, "utf-8", newline="\n")


def lines() -> dict[str, int]:
    """On which line of the file each snippet stands."""
    recorded = read()
    text = PATH.read_text("utf-8") if recorded else ""
    named = ((re.match(r'\s*"(.+?)": "', line), n) for n, line in enumerate(text.splitlines(), 1))
    return {match[1]: number for match, number in named if match and match[1] in recorded}


def forget(names: Collection[str]) -> None:
    """Take snippets that are gone off the record."""
    write({name: run for name, run in read().items() if name not in names})


def faults(snippets: Mapping[str, Snippet]) -> Iterator[Fault]:
    """What was changed since it was run, not run on a release it is for, or edited by hand.

    Of snippets that are recorded and gone tools/missing.py tells.
    """
    if not PATH.exists():  # nothing is recorded yet
        return
    recorded = read()
    at = lines()
    by_name = {snippet.name: (place, snippet) for place, snippet in snippets.items()}
    for name, (place, snippet) in by_name.items():
        if name not in recorded:
            if not snippet.outputs():
                continue  # one cause, one fault: the rule on outputs tells
            fact = f"was not run yet: it is not in {relative(PATH)}"
            yield Fault(place, fact, REASON, REMEDY)
            continue
        line = f"{relative(PATH)}:{at.get(name, 1)}"
        environments = environments_of(snippet, recorded)
        if not environments:
            fact = f"{place} is not what was run: it was changed since, or this entry was"
            yield Fault(line, fact, REASON, REMEDY)
            continue
        ran = {each.django for each in environments}
        if missing := [version for version in snippet.versions if version not in ran]:
            fact = f"{place} was not run on Django {', '.join(missing)}"
            yield Fault(line, fact, REASON, REMEDY)
        if extra := sorted({each.django for each in environments} - set(snippet.versions)):
            fact = f"{place} was run on Django {', '.join(extra)}, which it is not for"
            yield Fault(line, fact, REASON, REMEDY)


def by_database(environments: list[Environment]) -> dict[str, dict[str, list[str]]]:
    """Database to Django to Pythons, in the order of the record."""
    found: dict[str, dict[str, list[str]]] = {}
    for each in environments:
        found.setdefault(each.database, {}).setdefault(each.django, []).append(each.python)
    return found


def releases(environments: list[Environment]) -> list[str]:
    """The Djangos of a run, oldest first."""
    found = {each.django: each for each in environments}
    return sorted(found, key=lambda django: found[django].order[2])
