"""The record of where snippets were run: merged, written, read."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import tools.repository
import tools.snippets
from tools import runs
from tools.repository import ROOT
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
    assert runs.as_text(runs.read(), runs.rested_on()) == runs.PATH.read_text("utf-8")


def test_only_what_is_not_recorded_as_it_is_now_is_run_again(snippet: Snippet) -> None:
    everywhere = [Environment(django, "3.13", "SQLite") for django in snippet.versions]
    assert runs.outdated([snippet]) == ["one"]
    runs.write(after(snippet, *everywhere))
    assert runs.outdated([snippet]) == ["one"]  # nothing is written beside it
    snippet.path.with_suffix(".out").write_text("1\n", "utf-8")
    assert runs.outdated([snippet]) == []
    assert runs.outdated([written(snippet.path, "print(2)")]) == ["one"]
    runs.write(after(snippet, *everywhere[1:]))
    assert runs.outdated([snippet]) == ["one"]  # not run on one release


def test_on_a_server_what_was_not_run_there_is_run(snippet: Snippet) -> None:
    text = '"""Idea.\n\nDatabase: sqlite, postgresql\n"""\n'
    snippet.path.write_text(text, "utf-8")
    snippet.path.with_suffix(".out").write_text("", "utf-8")
    both = Snippet.read(snippet.path)
    on = [Environment(django, "3.13", "SQLite") for django in both.versions]
    runs.write(after(both, *on))
    assert runs.outdated([both]) == []
    assert runs.outdated([both], ["postgresql"]) == ["one"]
    assert runs.outdated([both], ["mysql"]) == []
    runs.write(after(both, *on, *(each._replace(database="PostgreSQL 17") for each in on)))
    assert runs.outdated([both], ["postgresql"]) == []


def test_what_all_rest_on_stays_written_until_all_are_run(snippet: Snippet) -> None:
    assert runs.rested_on() == ""
    runs.write({}, all_on="1234abcd")
    runs.write(after(snippet, NEW))
    assert runs.rested_on() == "1234abcd"
    assert runs.read() == after(snippet, NEW)


def test_all_rest_on_the_shop_and_on_what_runs_snippets(tmp_path: Path) -> None:
    seen = {runs.rests_on(tmp_path)}
    for name in (
        *("sample_project/orders/models.py", "sample_project/config/settings.py"),
        *("captures/operations/saving.py", "tools/receivers.py", "requirements/django61.txt"),
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x = 1\n", "utf-8")
        seen.add(runs.rests_on(tmp_path))
    (tmp_path / "sample_project/orders/models.py").write_text("x = 2\n", "utf-8")
    seen.add(runs.rests_on(tmp_path))
    assert len(seen) == 7
    (tmp_path / "tools/check.py").write_text("x = 1\n", "utf-8")
    assert runs.rests_on(tmp_path) in seen


def test_whatever_the_run_of_a_snippet_imports_of_ours_counts() -> None:
    """But what only finds the files and words messages."""
    code = (
        "import sys, tools.captures, tools.running\n"
        "print(*[m.__file__ for n, m in sys.modules.items() if n.startswith('tools.')], sep='\\n')"
    )
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    used = {Path(line).relative_to(ROOT).as_posix() for line in ran.stdout.split()}
    assert used - set(runs.RESTS_ON) == {"tools/faults.py", "tools/repository.py"}


@pytest.mark.skipif(not runs.PATH.exists(), reason="`make update` has not recorded runs yet")
def test_the_record_of_this_repository_is_as_the_tool_writes_it() -> None:
    assert runs.as_text(runs.read(), runs.rested_on()) == runs.PATH.read_text("utf-8")
