"""Adopts a Django release: declares, locks and records it (`python -m tools.adopt 6.2`).

At the end it lists what is otherwise than on the release before, facts only: outputs, captured
arguments and table cells and timelines, sentences and answers that rest on what is not printed any
more, tests that fail. `--report` prints that list again, without running anything. Older releases
keep every output that is recorded for them. What the commands say stands in .cache/adopt.log.
"""

from __future__ import annotations

import argparse
import difflib
import json
import re
import subprocess
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from email.parser import Parser
from pathlib import Path
from typing import Any

from tools import captures, matrix
from tools.interpreters import present
from tools.repository import (
    ALL_VERSIONS,
    DATABASE_NAMES,
    DATABASES,
    DJANGO_VERSIONS,
    DOCS,
    PYTHONS,
    ROOT,
    SUPPORTED,
    file_name,
    relative,
)
from tools.resting import questions_on
from tools.snippets import Snippet, snippet_paths

DECLARED = ROOT / "tools" / "repository.py"
REQUIREMENTS = ROOT / "requirements"
LOG = ROOT / ".cache" / "adopt.log"
PYTHON_CLASSIFIER = re.compile(r"Programming Language :: Python :: (3\.\d+)")
REPORTS = ROOT / "corrections"
AFFECTED = re.compile(r"^Affected: (.+)$", re.MULTILINE)
# A row of SUPPORTED.
ROW = re.compile(r'^    "(?P<version>\d+\.\d+)": \([^)]*\),\n', re.MULTILINE)


class RefusedError(Exception):
    """Why a release cannot be adopted, and what to do about it."""


def number(version: str) -> list[int]:
    """What releases are ordered by."""
    return [int(part) for part in version.split(".")]


# Adopting.


def supported_pythons(version: str) -> list[str]:
    """The Pythons that the newest release of a Django names in its metadata. Needs an index.

    Raises RefusedError where there is no such release.
    """
    with tempfile.TemporaryDirectory() as folder:
        call = [
            *(sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"),
            *("--no-deps", "--ignore-requires-python", "--only-binary", ":all:"),
            *("--dest", folder, f"django=={version}.*"),
        ]
        ran = subprocess.run(call, capture_output=True, text=True)
        if ran.returncode:
            said = [line for line in ran.stderr.splitlines() if line.startswith("ERROR")]
            raise RefusedError(
                f"Django {version} cannot be installed: {said[-1] if said else ran.stderr}\n"
                "  `make test-coming on=release` runs the samples on a candidate, without a lock."
            )
        [wheel] = Path(folder).glob("*.whl")
        with zipfile.ZipFile(wheel) as files:
            name = next(n for n in files.namelist() if n.endswith(".dist-info/METADATA"))
            metadata = Parser().parsestr(files.read(name).decode())
    return PYTHON_CLASSIFIER.findall("\n".join(metadata.get_all("Classifier", [])))


def with_release(text: str, version: str, pythons: list[str]) -> str:
    """The text of tools/repository.py with one more row in SUPPORTED, at its place."""
    rows = list(ROW.finditer(text))
    older = [row for row in rows if number(row["version"]) < number(version)]
    at = older[-1].end() if older else rows[0].start()
    listed = "".join(f'"{python}", ' for python in pythons)
    listed = listed.strip() if len(pythons) == 1 else listed.removesuffix(", ")
    return f'{text[:at]}    "{version}": ({listed}),\n{text[at:]}'


def declaration(version: str, pythons: list[str]) -> dict[Path, str]:
    """File to its text once the release is declared; the newest is that of `make test` too."""
    newest = DJANGO_VERSIONS[-1]
    asked, pinned = (
        (REQUIREMENTS / f"{file_name(newest)}.{kind}").read_text("utf-8") for kind in ("in", "txt")
    )
    found = {
        DECLARED: with_release(DECLARED.read_text("utf-8"), version, pythons),
        REQUIREMENTS / f"{file_name(version)}.in": asked.replace(newest, version),
        # Its pins are kept where they fit: what changes is to be Django.
        REQUIREMENTS / f"{file_name(version)}.txt": pinned,
    }
    if number(version) > number(newest):
        for name in ("test.in", "runner.in"):
            path = REQUIREMENTS / name
            text = path.read_text("utf-8")
            found[path] = text.replace(f"django =={newest}.*", f"django =={version}.*")
    return found


def step(title: str, *call: str) -> bool:
    """Run a module of this environment, its words into the log; whether it went well."""
    print(f"{title} …", end=" ", flush=True)
    start = time.monotonic()
    with LOG.open("a", encoding="utf-8") as log:
        log.write(f"\n== {title}: {' '.join(call)}\n")
        log.flush()
        ran = subprocess.run([sys.executable, "-m", *call], cwd=ROOT, stdout=log, stderr=log)
    print(f"{time.monotonic() - start:.0f} s", flush=True)
    return ran.returncode == 0


def declare(version: str) -> None:
    """Add the release to what is declared, and lock it; nothing is left of that if it fails."""
    if not re.fullmatch(r"\d+\.\d+", version):
        raise RefusedError(
            f"{version!r} is no release of Django: write its first two numbers, 6.2."
        )
    if version in ALL_VERSIONS:
        raise RefusedError(
            f"Django {version} is adopted already. "
            f"`python -m tools.adopt {version} --report` tells what is otherwise there."
        )
    named = supported_pythons(version)
    pythons = [python for python in named if python in PYTHONS]
    if not set(pythons) & present().keys():
        raise RefusedError(
            f"Django {version} runs on Python {', '.join(named)}, and none of them is here. "
            f"Install one, and name it in PYTHONS of {relative(DECLARED)} if it is new there."
        )
    if unknown := [python for python in named if python not in PYTHONS]:
        listed = ", ".join(unknown)
        print(f"It names Python {listed} too, which PYTHONS of {relative(DECLARED)} lacks.")
    new = declaration(version, pythons)
    before = {path: path.read_text("utf-8") if path.exists() else None for path in new}
    for path, text in new.items():
        path.write_text(text, "utf-8", newline="\n")
    if not step("Locking", "tools.lock"):
        for path, text in before.items():
            path.unlink() if text is None else path.write_text(text, "utf-8", newline="\n")
        raise RefusedError(f"Its requirements cannot be locked, see {relative(LOG)}.")


def outputs_of_others(version: str) -> list[tuple[Snippet, str, str, str]]:
    """Each output that is recorded for another release: snippet, database, release, text.

    In the order in which they have to be recorded.
    """
    return [
        (snippet, database, other, text)
        for snippet in map(Snippet.read, snippet_paths())
        for database in snippet.databases
        for other, text in reversed(snippet.outputs(database).items())
        if other != version
    ]


def put_back(kept: list[tuple[Snippet, str, str, str]]) -> None:
    """Record again what was recorded before: a general `.out` is that of the newest release now."""
    for snippet, database, other, text in kept:
        snippet.record(other, text, database)


def release_before(version: str) -> str:
    """The release to compare one with: the newest older one, or else the oldest newer one."""
    others = [other for other in DJANGO_VERSIONS if other != version]
    older = [other for other in others if number(other) < number(version)]
    return older[-1] if older else others[0]


def carry_reports(version: str) -> None:
    """Name the release in each report on Django that holds on the one before.

    Where Django has mended it, the sample prints something else, and its test fails.
    """
    before = release_before(version)
    for path in sorted(REPORTS.glob("*.py")):
        text = path.read_text("utf-8")
        found = AFFECTED.search(text)
        named = found[1].split(", ") if found else []
        if found and before in named and version not in named:
            listed = ", ".join(sorted([*named, version], key=number))
            text = text[: found.start(1)] + listed + text[found.end(1) :]
            path.write_text(text, "utf-8", newline="\n")


def record(version: str) -> None:
    """Record what the release prints, and keep what is recorded of the others.

    In a process of its own: the release has to be declared when this module is imported.
    """
    kept = outputs_of_others(version)
    carry_reports(version)
    matrix.empty_results()
    # The newest first: what it prints is recorded, the others have to print the same.
    sessions = [f"record(django{version}-python{python})" for python in reversed(here(version))]
    step("Recording", "nox", "-s", *sessions)
    if not captures.capture_path(version).exists():
        raise RefusedError(f"Nothing was captured, see {relative(LOG)}.")
    # Skipped without a server.
    on = [server_session(version, database) for database in DATABASES[1:]]
    step("Recording on servers", "nox", "-s", *on, "--", "-p", "no:randomly", "--record")
    put_back(kept)
    if version == DJANGO_VERSIONS[-1]:
        locked = ("--require-hashes", "-r", "requirements/test.txt")
        step("Installing it for `make test`", "pip", "install", "--quiet", *locked)
    step("Testing", "nox", "-s", session(version))
    step("Refreshing what rests on outputs", "tools.update", "--recorded")


def session(version: str) -> str:
    """The session of nox that tests a release on the newest Python here."""
    return f"tests(django{version}-python{here(version)[-1]})"


def server_session(version: str, database: str) -> str:
    """The session of nox that runs a release on a server; database: one of DATABASES."""
    return f"{DATABASE_NAMES[database].lower()}(django{version})"


def failed(version: str) -> Iterator[tuple[str, list[str]]]:
    """The tests that fail on a release, each with what it says; on a server by its name."""
    for database in DATABASES:
        first = database == DATABASES[0]
        ran = session(version) if first else server_session(version, database)
        where = "" if first else f" on {DATABASE_NAMES[database]}"
        yield from ((name + where, [message]) for name, message in matrix.failed(ran))


def here(version: str) -> list[str]:
    """The Pythons of this machine on which a release runs, oldest first."""
    return [python for python in SUPPORTED[version] if python in present()]


# Telling what changed.


def difference(old: str, new: str) -> list[str]:
    """The lines that went and came, without those around them."""
    lines = difflib.unified_diff(old.splitlines(), new.splitlines(), n=0, lineterm="")
    return [f"{line[0]} {line[1:]}" for line in list(lines)[2:] if not line.startswith("@@")]


def changed_outputs(old: str, new: str) -> Iterator[tuple[str, list[str]]]:
    """Each snippet that prints something else on one of two releases, with the lines."""
    for path in snippet_paths():
        snippet = Snippet.read(path)
        told: list[list[str]] = []
        for database in snippet.databases:
            outputs = snippet.outputs(database)
            if old not in outputs or new not in outputs:
                continue
            lines = difference(outputs[old], outputs[new])
            if not lines or lines in told:
                continue
            told.append(lines)
            where = "" if database == DATABASES[0] else f" on {DATABASE_NAMES[database]}"
            asked = questions_on(relative(path)) if len(told) == 1 else []
            resting = [f"questions that rest on it: #{', #'.join(asked)}"] if asked else []
            yield relative(path) + where, lines + resting


def only_on(one: str, other: str) -> Iterator[tuple[str, list[str]]]:
    """Each snippet that runs on one of two releases and not on the other, and what it asks for."""
    for path in snippet_paths():
        snippet = Snippet.read(path)
        if one in snippet.versions and other not in snippet.versions:
            yield relative(path), [f"Django: {snippet.fields['Django']}"]


# What the repository says of an operation, not Django.
OURS = ("group", "code")
# What names a captured row: a signal that is sent, a receiver, a step of a timeline.
NAMING = ("kind", "signal", "name", "sender", "receiver", "verb", "table", "action")


def _name(row: dict[str, Any]) -> str:
    """What a row of a list is about, whatever else it says."""
    words = [row[key] for key in NAMING if key in row]
    return " ".join(" ".join(map(str, w)) if isinstance(w, list) else str(w) for w in words)


def facts(old: Any, new: Any, where: str = "") -> Iterator[str]:
    """Each single fact of a captured entry that differs: `m2m_changed details raw: nothing → …`."""
    if old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict):
        for key in dict.fromkeys([*old, *new]):
            yield from facts(old.get(key), new.get(key), f"{where} {key}".strip())
        return
    rows = [side if isinstance(side, list) else [] for side in (old, new)]
    if all(isinstance(row, dict) for side in rows for row in side) and (rows[0] or rows[1]):
        yield from _changed_rows(*rows, where)
        return
    yield f"{where}: {_said(old)} → {_said(new)}"


def _changed_rows(
    old: list[dict[str, Any]], new: list[dict[str, Any]], where: str
) -> Iterator[str]:
    """Rows that came, went or changed places, and what those that stayed say otherwise."""
    names = [list(map(_name, side)) for side in (old, new)]
    matcher = difflib.SequenceMatcher(None, *names, autojunk=False)
    gone: list[str] = []
    come: list[str] = []
    for kind, i, i_end, j, j_end in matcher.get_opcodes():
        if kind == "equal" or kind == "replace" and i_end - i == j_end - j == 1:
            for row, other in zip(old[i:i_end], new[j:j_end], strict=True):
                about = row.get("signal") or f"{where} {row.get('name', '')}".strip()
                yield from facts(row, other, about)
        else:
            gone += names[0][i:i_end]
            come += names[1][j:j_end]
    moved = Counter(gone) & Counter(come)
    for sign, rows in (("-", Counter(gone) - moved), ("+", Counter(come) - moved)):
        yield from (f"{where} {sign} {name}".strip() for name in rows.elements())
    yield from (f"{where} at another place: {name}".strip() for name in moved.elements())


def _said(value: Any) -> str:
    return "nothing" if value is None else json.dumps(value, ensure_ascii=False)


def _of_django(entry: Any) -> Any:
    if not isinstance(entry, dict):
        return entry
    return {key: value for key, value in entry.items() if key not in OURS}


def changed_captures(
    old: Mapping[str, Any], new: Mapping[str, Any]
) -> Iterator[tuple[str, list[str]]]:
    """The captured entries that differ, `arguments: pre_save`; those that differ alike together."""
    for kind in dict.fromkeys([*old, *new]):
        if kind == "django":
            continue
        sides = [side.get(kind, {}) for side in (old, new)]
        if any(isinstance(side, list) for side in sides):
            sides = [{"all": side} for side in sides]
        alike: dict[tuple[str, ...], list[str]] = {}
        for name in dict.fromkeys([*sides[0], *sides[1]]):
            was, now = (_of_django(side.get(name, {})) for side in sides)
            told = dict.fromkeys(facts(was, now))
            if told:
                alike.setdefault(tuple(told), []).append(name)
        for told, names in alike.items():
            yield f"{kind}: {', '.join(names)}", list(told)


def naming(old: list[str], new: str) -> Iterator[str]:
    """Where the text lists the supported releases as they were: file, lines.

    In a sentence, `5.2, 6.0 and 6.1`, or as the columns of a table.
    """
    together = r"(?:, | and | и )"
    listed = ", ".join(map(re.escape, old[:-1])) + together + re.escape(old[-1])
    pattern = re.compile(rf"{listed}\b(?!{together}?{re.escape(new)})")
    columns = " | ".join(["", *old, ""]).strip()
    for path in [ROOT / "README.md", *sorted(DOCS.rglob("*.md"))]:
        lines = enumerate(path.read_text("utf-8").splitlines(), 1)
        at = [
            str(number) for number, line in lines if pattern.search(line) or line.endswith(columns)
        ]
        if at and path.name != "changelog.md":  # what it says of a day stays
            yield f"{relative(path)}: {', '.join(at)}"


def as_report(version: str, before: str, found: Mapping[str, list[tuple[str, list[str]]]]) -> str:
    """The sections that have something to tell, or that nothing changed."""
    sections = []
    for title, entries in found.items():
        if entries:
            body = [
                line for name, lines in entries for line in (name, *(f"    {x}" for x in lines))
            ]
            sections.append(
                "\n".join([f"{title}: {len(entries)}", *(f"  {line}" for line in body)])
            )
    return "\n\n".join([f"Django {version} beside {before}", *(sections or ["Nothing changed."])])


def report(version: str) -> str:
    """What is otherwise on a release than on the one before it, from what is recorded."""
    others = [other for other in DJANGO_VERSIONS if other != version]
    before = release_before(version)
    check = subprocess.run(
        [sys.executable, "-m", "tools.check"], cwd=ROOT, capture_output=True, text=True
    )
    faults = check.stdout.strip().split("\n\n")[:-1] if check.returncode else []
    lists = naming(others, version) if version == DJANGO_VERSIONS[-1] else iter(())
    found = {
        "Outputs that differ": list(changed_outputs(before, version)),
        f"Samples that run on {version} and not on {before}": list(only_on(version, before)),
        f"Samples that run on {before} and not on {version}": list(only_on(before, version)),
        "Captured facts that differ": list(
            changed_captures(captures.load(before), captures.load(version))
        ),
        "Tests that fail on it": list(failed(version)),
        "Faults of pages and snippets": [
            (first, rest) for fault in faults for first, *rest in [fault.splitlines()]
        ],
        "Lines that list the releases without it": [(place, []) for place in lists],
    }
    return as_report(version, before, found)


def main(arguments: list[str] | None = None) -> int:
    """Adopt a release and print what changed; exit code 1 if it cannot be adopted."""
    parser = argparse.ArgumentParser(prog="python -m tools.adopt", description=__doc__)
    parser.add_argument("version", help="the first two numbers of a release, 6.2")
    parser.add_argument("--report", action="store_true", help="only print the list again")
    options = parser.parse_args(arguments)
    version = options.version
    try:
        if options.report:
            if version not in DJANGO_VERSIONS:
                raise RefusedError(f"Django {version} is not adopted.")
            print(report(version))
            return 0
        LOG.parent.mkdir(exist_ok=True)
        LOG.unlink(missing_ok=True)
        declare(version)
    except RefusedError as error:
        print(error)
        return 1
    code = f"import sys; from tools import adopt; sys.exit(adopt.recorded({version!r}))"
    return subprocess.run([sys.executable, "-c", code], cwd=ROOT).returncode


def recorded(version: str) -> int:
    """Record and report a release that is declared; the exit code."""
    try:
        record(version)
    except RefusedError as error:
        print(error)
        return 1
    print(f"\n{report(version)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
