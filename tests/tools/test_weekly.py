"""What the weekly workflow tells GitHub; `gh` is replaced by a recorder."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from tools import weekly
from tools.weekly import CHECKS, Result, fenced, main, results, run, tell

RUN = "https://host.example/run/1"


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """What was asked of gh; issue 7 tells of links, and somebody else's has a similar title."""
    asked: list[tuple[str, ...]] = []

    def gh(*arguments: str) -> str:
        asked.append(arguments)
        if arguments[1] == "list":
            return json.dumps(
                [{"number": 5, "title": "Weekly"}, {"number": 7, "title": CHECKS["links"]}]
            )
        return "https://host.example/issues/8\n"

    monkeypatch.setattr(weekly, "_gh", gh)
    return asked


def test_a_new_failure_opens_an_issue(calls: list[tuple[str, ...]]) -> None:
    assert tell(Result("audit", True, "hole in x"), RUN) == "audit: https://host.example/issues/8"
    assert calls[1][:4] == ("issue", "create", "--title", CHECKS["audit"])
    assert "hole in x" in calls[1][-1]
    assert RUN in calls[1][-1]


def test_a_failure_that_lasts_continues_its_issue(calls: list[tuple[str, ...]]) -> None:
    assert tell(Result("links", True, "still"), RUN) == "links: written to #7"
    assert calls[1][:3] == ("issue", "comment", "7")


def test_a_check_that_holds_again_closes_its_issue(calls: list[tuple[str, ...]]) -> None:
    assert tell(Result("links", False, ""), RUN) == "links: closed #7"
    assert calls[1][:3] == ("issue", "close", "7")


def test_a_check_that_holds_has_nothing_to_tell(calls: list[tuple[str, ...]]) -> None:
    assert tell(Result("audit", False, ""), RUN) == "audit: nothing to tell"
    assert len(calls) == 1


def test_a_job_that_broke_before_its_check_has_failed() -> None:
    needs = {
        "links": {"result": "success", "outputs": {"links": "success", "links-report": "fine"}},
        "audit": {"result": "failure", "outputs": {}},
    }
    found = {result.key: result for result in results(needs)}
    assert set(found) == set(CHECKS)
    assert not found["links"].failed
    assert found["audit"] == Result("audit", True, "It did not run to its end.")


@pytest.mark.parametrize(("code", "outcome"), [(0, "success"), (3, "failure")])
def test_run_tells_how_it_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    code: int, outcome: str,
) -> None:  # fmt: skip
    for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY"):
        monkeypatch.setenv(name, str(tmp_path / name))
    script = f"print('one'); print('links=success'); raise SystemExit({code})"
    assert main(["run", "links", "--", sys.executable, "-c", script]) == code
    assert "one" in capsys.readouterr().out
    written = (tmp_path / "GITHUB_OUTPUT").read_text("utf-8").splitlines()
    assert written[0] == f"links={outcome}"
    key, end = written[1].split("<<")
    # What a check prints cannot set an output of its own.
    assert (key, written.index(end)) == ("links-report", len(written) - 1)
    assert outcome in (tmp_path / "GITHUB_STEP_SUMMARY").read_text("utf-8")


def test_run_works_outside_of_github(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)
    assert run("audit", [sys.executable, "-c", "pass"]) == 0


def test_a_report_cannot_leave_its_block() -> None:
    assert fenced("a\n```\n@everybody") == "````text\na\n```\n@everybody\n````\n"


def test_issues_reads_the_jobs(
    calls: list[tuple[str, ...]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    outputs = dict.fromkeys(CHECKS, "success") | {"django-main": "failure"}
    monkeypatch.setenv("NEEDS", json.dumps({"all": {"outputs": outputs}}))
    monkeypatch.setenv("RUN_ADDRESS", RUN)
    assert main(["issues"]) == 0
    said = capsys.readouterr().out
    assert "django-main: https://host.example/issues/8" in said
    assert "links: closed #7" in said
