"""The table at the end of the matrix, and what it holds the record of runs to."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tools import matrix, runs

PASSED = '<testcase name="test_prints_what_is_recorded[snippets/basics/one.py]"/>'
SKIPPED = (
    '<testcase name="test_prints_what_is_recorded[snippets/basics/two.py]">'
    '<skipped message="asks for Django 6.1+"/></testcase>'
)
SESSION = "tests(django6.0-python3.13)"
NEVER = "tests(django6.1-python3.13)"


@pytest.fixture
def results(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What nox and pytest leave: one session that ran, one that could not be installed."""
    monkeypatch.setattr(matrix, "RESULTS", tmp_path)
    matrix.result_path(SESSION).write_text(
        '<testsuites><testsuite tests="10" failures="1" errors="1" skipped="2" time="12.6">'
        f"{PASSED}{SKIPPED}</testsuite></testsuites>"
    )
    report = tmp_path / "report.json"
    sessions = [{"signatures": ["tests", name], "result": "failed"} for name in (SESSION, NEVER)]
    report.write_text(json.dumps({"result": 0, "sessions": sessions}))
    return report


def test_table_counts_each_session_and_tells_one_that_never_ran(results: Path) -> None:
    assert matrix.table(matrix.rows(results)).splitlines() == [
        "session                      passed  failed  skipped  seconds  result",
        "tests(django6.0-python3.13)       6       2        2       13  failed",
        "tests(django6.1-python3.13)       –       –        –        –  failed",
    ]


def test_snippet_recorded_where_it_did_not_pass_is_told(results: Path) -> None:
    on = (runs.Environment("6.0", "3.13", "SQLite"), runs.Environment("6.0", "3.14", "SQLite"))
    recorded = {name: runs.Run("seal", on) for name in ("basics/one", "basics/two")}
    told = [fault.fact for fault in matrix.unproved([SESSION, NEVER], recorded)]
    assert told == [
        "snippets/basics/two.py is recorded as run on Django 6.0, Python 3.13, SQLite; "
        "it did not pass there"
    ]
