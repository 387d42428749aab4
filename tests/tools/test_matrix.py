"""The table at the end of the matrix, and what it holds the record of runs to."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tools import matrix, runs
from tools.interpreters import present
from tools.repository import DJANGO_VERSIONS, ROOT, SUPPORTED

PASSED = '<testcase name="test_prints_what_is_recorded[snippets/basics/one.py]"/>'
SKIPPED = (
    '<testcase name="test_prints_what_is_recorded[snippets/basics/two.py]">'
    '<skipped message="asks for Django 6.1+"/></testcase>'
)
SESSION = "tests(django6.0-python3.13)"
NEVER = "tests(django6.1-python3.13)"


@pytest.fixture
def results(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What nox and pytest leave: one session that ran, one that could not be installed."""
    monkeypatch.setattr(matrix, "RESULTS", tmp_path)
    matrix.result_path(SESSION).write_text(
        '<testsuites><testsuite tests="10" failures="1" errors="1" skipped="2" time="12.6">'
        f"{PASSED}{SKIPPED}</testsuite></testsuites>"
    )
    report = matrix.result_path(SESSION).with_suffix(".json")
    sessions = [{"signatures": ["tests", SESSION], "result": "FAILED"}]
    report.write_text(json.dumps({"result": 0, "sessions": sessions}))


@pytest.mark.usefixtures("results")
def test_table_counts_each_session_and_tells_one_that_never_ran() -> None:
    rows = [
        matrix.read_row(name, matrix.nox_result(matrix.result_path(name).with_suffix(".json")))
        for name in (SESSION, NEVER)
    ]
    assert matrix.table(rows).splitlines() == [
        "session                      passed  failed  skipped  seconds  result",
        "tests(django6.0-python3.13)       6       2        2       13  failed",
        "tests(django6.1-python3.13)       –       –        –        –  failed",
    ]


@pytest.mark.usefixtures("results")
def test_snippet_recorded_where_it_did_not_pass_is_told() -> None:
    on = (runs.Environment("6.0", "3.13", "SQLite"), runs.Environment("6.0", "3.14", "SQLite"))
    recorded = {name: runs.Run("seal", on) for name in ("basics/one", "basics/two")}
    told = [fault.fact for fault in matrix.unproved([SESSION, NEVER], recorded)]
    assert told == [
        "snippets/basics/two.py is recorded as run on Django 6.0, Python 3.13, SQLite; "
        "it did not pass there"
    ]


def test_ci_runs_every_django_on_every_python() -> None:
    """`make test` is the newest Django on the newest Python; servers have the newest Django."""
    call = re.search(r'^make test-matrix MATRIX="(.+)"$', (ROOT / ".ci" / "run").read_text(), re.M)
    assert call, ".ci/run does not call make test-matrix"
    here = list(present())
    pairs = {
        f"tests(django{django}-python{python})"
        for django, supported in SUPPORTED.items()
        for python in supported
        if python in here
    }
    servers = {f"{name}(django{DJANGO_VERSIONS[-1]})" for name in ("postgresql", "mariadb")}
    by_make_test = f"tests(django{DJANGO_VERSIONS[-1]}-python{here[-1]})"
    assert set(matrix.chosen(call[1].split())) == pairs - {by_make_test} | servers
