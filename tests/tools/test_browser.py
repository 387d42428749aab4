"""Chromium is found where it is, and its absence is told in one line."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

import tools.browser
import tools.test
from tools.browser import BrowserError, find_chromium


@pytest.fixture
def program(tmp_path: Path) -> Path:
    path = tmp_path / "chromium"
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return path


def test_the_variable_comes_first(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", str(program))
    assert find_chromium() == program


def test_then_the_path(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(program.parent))
    assert find_chromium() == program


def test_a_variable_that_names_nothing_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", "/no/such/browser")
    with pytest.raises(BrowserError, match="CHROMIUM=/no/such/browser: no such program"):
        find_chromium()


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The commands `make test` would run, on a machine without Chromium."""
    made: list[list[str]] = []

    def run(call: list[str], **kwargs: object) -> subprocess.CompletedProcess[str]:
        made.append(call)
        return subprocess.CompletedProcess(call, 0)

    monkeypatch.setattr(tools.test, "find_chromium", lambda install: None)
    monkeypatch.setattr(tools.test.subprocess, "run", run)
    return made


def test_without_chromium_the_rest_runs_and_one_line_says_so(
    calls: list[list[str]], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("REQUIRE_BROWSER", raising=False)
    assert tools.test.main([]) == 0
    assert calls[-1][-2:] == ["-m", "not browser"]
    lines = [line for line in capsys.readouterr().out.splitlines() if "Not run" in line]
    assert len(lines) == 1
    assert "Chromium" in lines[0]
    assert "apt install chromium" in lines[0]


def test_ci_insists(calls: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REQUIRE_BROWSER", "1")
    assert tools.test.main([]) == 1
    assert calls == []
