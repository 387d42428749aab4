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


SKIPPED_WORDS = """\
nox > Running session postgresql(django6.1)
nox > Session postgresql(django6.1) skipped: DATABASE_URL is no postgres://….
"""
FAILED_WORDS = """\
nox > Command uv pip install failed with exit code 2:
nox > error: no such version

nox > Session tests(django6.1-python3.13) failed.

"""


@pytest.mark.parametrize(
    ("result", "printed", "expected"),
    [
        ("success", FAILED_WORDS, ()),
        ("skipped", SKIPPED_WORDS, ("DATABASE_URL is no postgres://….",)),
        ("failed", FAILED_WORDS, ("error: no such version",)),
        ("failed", "", ("it printed nothing",)),
    ],
)
@pytest.mark.usefixtures("results")
def test_why_a_session_did_not_go_well(
    result: str, printed: str, expected: tuple[str, ...]
) -> None:
    assert matrix.why(matrix.Row(NEVER, result), printed) == expected


@pytest.mark.usefixtures("results")
def test_failed_tests_are_named_and_the_rest_counted() -> None:
    cases = "".join(f'<testcase name="test_{n}"><failure message="m"/></testcase>' for n in "abcde")
    matrix.result_path(SESSION).write_text(
        f"<testsuites><testsuite>{cases}</testsuite></testsuites>"
    )
    row = matrix.Row(SESSION, "failed")
    assert matrix.why(row, FAILED_WORDS) == ("test_a", "test_b", "test_c", "and 2 more")


@pytest.mark.parametrize(
    ("rows", "code", "said"),
    [
        ({"a": "success", "b": "skipped"}, 0, "b skipped: no server"),
        ({"a": "success", "b": "failed"}, 1, "b failed: no server"),
        ({"a": "success", "b": "aborted"}, 1, "b aborted: no server"),
        ({"a": "skipped", "b": "skipped"}, 1, "Nothing was run."),
    ],
)
def test_exit_code_tells_a_failure_and_that_nothing_ran(
    rows: dict[str, str],
    code: int,
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def ran(session: str, posargs: list[str]) -> matrix.Row:
        result = rows[session]
        return matrix.Row(session, result, why=() if result == "success" else ("no server",))

    monkeypatch.setattr(matrix, "RESULTS", tmp_path)
    monkeypatch.setattr(matrix, "chosen", lambda options: list(rows))
    monkeypatch.setattr(matrix, "run", ran)
    monkeypatch.setattr(matrix, "present", lambda: {"3.13": Path("python")})
    assert matrix.main(["--", "-k", "nothing"]) == code
    printed = capsys.readouterr().out
    assert said in printed.splitlines()
    assert "Not on this machine, so not run: Python 3.11, 3.12, 3.14" in printed
    assert "Not run at all, since none of its Pythons is here: Django 4.2" in printed


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
