"""Runs the matrix of Djangos and Pythons, and prints what came of it (`python -m tools.matrix`).

Arguments go to nox. Sessions run side by side, as many as there are cores, each in one process: so
none waits for its last test while other cores are idle. At the end stands a table: for each session
how many tests passed, failed and were skipped and how long they took; below it, why a session did
not go well; which Pythons are not on this machine, and which Django was therefore not run at all;
and whether captures/runs.json, from which the pages tell readers where a statement was run, says
what was run.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from xml.etree import ElementTree

from tools import runs
from tools.faults import Fault, report
from tools.interpreters import present
from tools.repository import PYTHONS, ROOT, SUPPORTED, relative

RESULTS = ROOT / ".cache" / "matrix"
NAMED = 3  # of the tests that failed in a session: the rest stands above the table
HEADINGS = ("session", "passed", "failed", "skipped", "seconds", "result")
SNIPPET = re.compile(r"test_prints_what_is_recorded\[snippets/(?P<name>.+)\.py\]")


@dataclass(frozen=True)
class Row:
    """What came of one session; the counts are None where pytest did not get to run."""

    session: str
    result: str
    passed: int | None = None
    failed: int | None = None
    skipped: int | None = None
    seconds: float | None = None
    why: tuple[str, ...] = ()  # of one that failed or was skipped

    def cells(self) -> list[str]:
        """The row as it is printed."""
        counts = (self.passed, self.failed, self.skipped)
        shown = ["–" if count is None else str(count) for count in counts]
        seconds = "–" if self.seconds is None else f"{self.seconds:.0f}"
        return [self.session, *shown, seconds, self.result]


def result_path(session: str) -> Path:
    """Where pytest leaves its counts for a session of nox, `tests(django6.1-python3.13)`."""
    name = re.sub(r"[^\w.]+", "-", session).strip("-")
    return RESULTS / f"{name}.xml"


def empty_results() -> None:
    """Take away what earlier runs left."""
    RESULTS.mkdir(parents=True, exist_ok=True)
    for path in RESULTS.iterdir():
        path.unlink()


def read_row(session: str, result: str) -> Row:
    """A session's row; result is nox's word for it."""
    path = result_path(session)
    if not path.exists():
        return Row(session, result)
    suite = ElementTree.parse(path).getroot()[0]
    tests, failed, errors, skipped = (
        int(suite.get(name, 0)) for name in ("tests", "failures", "errors", "skipped")
    )
    failed += errors
    seconds = float(suite.get("time", 0))
    return Row(session, result, tests - failed - skipped, failed, skipped, seconds)


def chosen(options: list[str]) -> list[str]:
    """The sessions that options of nox choose, those first that take long.

    Raises subprocess.CalledProcessError, with nox's words, where they choose none.
    """
    call = [sys.executable, "-m", "nox", "--list", "--json", *options]
    ran = subprocess.run(call, cwd=ROOT, capture_output=True, text=True, check=True)
    # Servers, which come last there, do their share of the work elsewhere.
    return [one["session"] for one in reversed(json.loads(ran.stdout))]


def run(session: str, posargs: list[str]) -> Row:
    """Run one session and print what came of it; all that it printed, if it did not go well."""
    told = result_path(session).with_suffix(".json")
    call = [sys.executable, "-m", "nox", "--report", str(told), "--session", session, *posargs]
    # For pytest's `-n auto`: the cores are taken by other sessions.
    environment = os.environ | {"PYTEST_XDIST_AUTO_NUM_WORKERS": "0"}
    ran = subprocess.run(
        call, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    row = read_row(session, nox_result(told))
    row = replace(row, why=why(row, ran.stdout))
    print(f"{session}: {row.result}", flush=True)
    if ran.returncode or row.result == "skipped":
        print(ran.stdout, flush=True)
    return row


def why(row: Row, printed: str) -> tuple[str, ...]:
    """Why a session did not go well, a line each: its failed tests, or nox's last words."""
    if row.result == "success":
        return ()
    if names := [name for name, _ in failed(row.session)]:
        more = [f"and {len(names) - NAMED} more"] if len(names) > NAMED else []
        return (*names[:NAMED], *more)
    lines = [line.strip().removeprefix("nox > ") for line in printed.splitlines() if line.strip()]
    # `Session NAME skipped: why.`, or only `Session NAME failed.` below what the command said.
    reason = lines[-1].partition(": ")[2] if lines else ""
    return (reason or "".join(lines[-2:-1]) or "it printed nothing",)


def nox_result(path: Path) -> str:
    """Nox's word for the one session of its report."""
    if not path.exists():  # it did not get as far as running anything
        return "failed"
    [one] = json.loads(path.read_text("utf-8"))["sessions"]
    return one["result"].lower()


def table(found: list[Row]) -> str:
    """The rows in columns, numbers to the right."""
    lines = [list(HEADINGS), *(row.cells() for row in found)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if number in (0, len(widths) - 1) else cell.rjust(width)
            for number, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    )


def passed_snippets(session: str) -> set[str]:
    """The names of the snippets that printed in a session what is recorded."""
    path = result_path(session)
    if not path.exists():
        return set()
    return {
        match["name"]
        for case in ElementTree.parse(path).getroot().iter("testcase")
        if (match := SNIPPET.fullmatch(case.get("name", "")))
        and not {child.tag for child in case} & {"failure", "error", "skipped"}
    }


def failed(session: str) -> list[tuple[str, str]]:
    """The tests that failed in a session, each with the first line of what it said."""
    path = result_path(session)
    if not path.exists():
        return []
    return [
        (str(case.get("name")), (child.get("message") or "").partition("\n")[0])
        for case in ElementTree.parse(path).getroot().iter("testcase")
        for child in case
        if child.tag in ("failure", "error")
    ]


def unproved(sessions: list[str], recorded: runs.Runs) -> list[Fault]:
    """Snippets that are recorded as run where this run of the matrix did not see them pass."""
    found = []
    for session in sessions:
        match = re.fullmatch(r"tests\(django([\d.]+)-python([\d.]+)\)", session)
        if match is None or not result_path(session).exists():
            continue
        here = runs.Environment(match[1], match[2], runs.DATABASE)
        passed = passed_snippets(session)
        for name, run in recorded.items():
            if here in run.environments and name not in passed:
                place = relative(runs.PATH)
                fact = f"snippets/{name}.py is recorded as run on {here}; it did not pass there"
                found.append(Fault(place, fact, runs.REASON, runs.REMEDY))
    return found


def main(arguments: list[str] | None = None) -> int:
    """Run nox, print the table; the exit code.

    1 if a session failed, if none was run, or if the record is not true.
    """
    given = sys.argv[1:] if arguments is None else arguments
    at = given.index("--") if "--" in given else len(given)
    options, posargs = given[:at], given[at:]
    empty_results()
    try:
        sessions = chosen(options)
    except subprocess.CalledProcessError as error:
        print(error.stderr)
        return error.returncode
    start = time.monotonic()
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        found = list(pool.map(lambda session: run(session, posargs), sessions))
    print(f"\n{table(found[::-1])}\n")
    for row in found[::-1]:
        for line in row.why:
            print(f"{row.session} {row.result}: {line}")
    print(f"{len(found)} session{'s' * (len(found) != 1)} took {time.monotonic() - start:.0f} s.")
    here = present()
    if missing := [python for python in PYTHONS if python not in here]:
        print(f"Not on this machine, so not run: Python {', '.join(missing)}")
    if unserved := [django for django, pythons in SUPPORTED.items() if not {*pythons} & {*here}]:
        print(f"Not run at all, since none of its Pythons is here: Django {', '.join(unserved)}")
    results = {row.result for row in found}
    code = int(not results <= {"success", "skipped"})
    if results <= {"skipped"}:
        print("Nothing was run.")
        code = 1
    whole = not posargs  # with arguments for pytest, only some of the tests were run
    if whole and (faults := unproved(sessions, runs.read())):
        print(report(faults))
        return 1
    return code


if __name__ == "__main__":
    sys.exit(main())
