"""The record of where snippets were run: merged, written, read."""

from __future__ import annotations

from pathlib import Path

import pytest

import tools.repository
import tools.snippets
from tools import runs
from tools.runs import Environment
from tools.snippets import Snippet

OLD = Environment("5.2", "3.11", "SQLite")
NEW = Environment("6.1", "3.13", "SQLite")
SERVER = Environment("6.1", "3.13", "PostgreSQL 17")


@pytest.fixture
def snippet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Snippet:
    monkeypatch.setattr(tools.snippets, "SNIPPETS", tmp_path)
    monkeypatch.setattr(tools.repository, "ROOT", tmp_path)
    monkeypatch.setattr(runs, "PATH", tmp_path / "runs.json")
    return written(tmp_path / "one.py", "print(1)")


def written(path: Path, code: str) -> Snippet:
    path.write_text(f'"""Idea."""\n{code}\n', "utf-8")
    return Snippet.read(path)


def after(snippet: Snippet, *environments: Environment) -> runs.Runs:
    """The record once the snippet passed in each of the environments."""
    found: runs.Runs = {}
    for on in environments:
        found = runs.merged(found, on, {snippet.name: snippet}, set())
    return found


def test_runs_in_several_environments_add_up_in_one_order(snippet: Snippet) -> None:
    found = after(snippet, SERVER, NEW, OLD)
    assert runs.environments_of(snippet, found) == [OLD, NEW, SERVER]
    assert found == after(snippet, OLD, NEW, SERVER, NEW)


def test_a_changed_snippet_was_run_only_where_it_was_run_since(snippet: Snippet) -> None:
    before = after(snippet, OLD, NEW)
    changed = written(snippet.path, "print(2)")
    assert runs.environments_of(changed, before) == []
    found = runs.merged(before, NEW, {changed.name: changed}, set())
    assert runs.environments_of(changed, found) == [NEW]


def test_an_entry_edited_by_hand_counts_for_nothing(snippet: Snippet) -> None:
    runs.write(after(snippet, OLD))
    runs.PATH.write_text(runs.PATH.read_text("utf-8").replace("3.11", "3.12"), "utf-8")
    assert runs.environments_of(snippet) == []


def test_what_is_skipped_now_and_what_is_gone_leave_the_record(snippet: Snippet) -> None:
    found = after(snippet, OLD, NEW)
    assert runs.merged(found, OLD, {}, {snippet.name}) == {}
    snippet.path.unlink()
    assert runs.merged(found, NEW, {}, set()) == {}


def test_written_and_read_again_it_is_the_same(snippet: Snippet) -> None:
    found = after(snippet, OLD, NEW)
    runs.write(found)
    assert runs.read() == found
    assert runs.as_text(runs.read()) == runs.PATH.read_text("utf-8")


@pytest.mark.skipif(not runs.PATH.exists(), reason="`make update` has not recorded runs yet")
def test_the_record_of_this_repository_is_as_the_tool_writes_it() -> None:
    assert runs.as_text(runs.read()) == runs.PATH.read_text("utf-8")
