"""What `make update` repairs by itself."""

from __future__ import annotations

from pathlib import Path

import pytest

import tools.pages
import tools.repository
import tools.update
from tests.small_repository import look_at, write
from tools import runs
from tools.snippets import Snippet

ENGLISH = "# Title { #title }\n\n## Section { #section }\n"
RUSSIAN = "# Заголовок { #title }\n\n## Раздел\n"


@pytest.fixture
def docs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two pages, the Russian one with a heading that has no id."""
    folder = tmp_path / "docs"
    for module in (tools.repository, tools.pages, tools.update):
        monkeypatch.setattr(module, "DOCS", folder)
    monkeypatch.setattr(tools.update, "SNIPPETS", tmp_path / "snippets")
    for language, text in (("en", ENGLISH), ("ru", RUSSIAN)):
        (folder / language).mkdir(parents=True)
        (folder / language / "page.md").write_text(text, "utf-8")
    return folder


def test_heading_gets_the_id_of_its_pair(docs: Path) -> None:
    tools.update.add_heading_ids()
    assert (docs / "ru/page.md").read_text("utf-8") == RUSSIAN.replace(
        "## Раздел", "## Раздел { #section }"
    )
    assert (docs / "en/page.md").read_text("utf-8") == ENGLISH


def test_heading_keeps_no_id_where_the_pair_is_uncertain(docs: Path) -> None:
    page = docs / "ru/page.md"
    page.write_text(RUSSIAN + "\n## Ещё\n", "utf-8")
    tools.update.add_heading_ids()
    assert "{ #section }" not in page.read_text("utf-8")


def test_windows_line_ends_become_plain(docs: Path) -> None:
    page = docs / "en/page.md"
    page.write_bytes(ENGLISH.replace("\n", "\r\n").encode())
    tools.update.fix_line_ends()
    assert page.read_bytes() == ENGLISH.encode()


def test_what_is_left_of_a_snippet_that_is_gone_goes(called: Calls) -> None:
    folder = tools.update.SNIPPETS
    for name in ("old.postgresql.out", "old.django52.out"):
        (folder / name).write_text("x\n", "utf-8")
    tools.update.forget_gone()
    assert runs.read().keys() == {"old"}
    assert len(list(folder.glob("*.out"))) == 3
    (folder / "old.py").unlink()
    tools.update.forget_gone()
    assert runs.read() == {}
    assert list(folder.glob("*.out")) == []


Calls = list[tuple[str, ...]]


@pytest.fixture
def called(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Calls:
    """What would have been run; two snippets stand there, one of them recorded everywhere."""
    calls: Calls = []
    for name in ("DATABASE_URL", "DATABASE_URL_2"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(tools.repository, "ROOT", tmp_path)
    folder = tmp_path / "snippets"
    folder.mkdir()
    for module in (tools.repository, tools.runs, tools.snippets, tools.update):
        monkeypatch.setattr(module, "SNIPPETS", folder, raising=False)
    monkeypatch.setattr(tools.runs, "PATH", tmp_path / "runs.json")
    monkeypatch.setattr(tools.update, "run", lambda *call: not calls.append(call))
    on = tuple(runs.Environment(v, "3.13", "SQLite") for v in tools.repository.DJANGO_VERSIONS)
    for name in ("old", "new"):
        (folder / f"{name}.py").write_text('"""Idea."""\n', "utf-8")
    (folder / "old.out").write_text("", "utf-8")
    old = Snippet.read(folder / "old.py")
    record = {old.name: runs.Run(runs.seal(old.name, old.text, on), on)}
    runs.write(record, all_on=runs.rests_on())
    return calls


NOX = ("nox", "-s", "record", "--")
FEW = ("nox", "--stop-on-first-error", "-s", "record", "--")


def test_only_what_is_not_recorded_is_run(called: Calls) -> None:
    assert tools.update.record(tools.update.to_run([]))
    assert called == [(*FEW, "-k", "new.py", "-n", "0")]


def test_nothing_is_run_where_all_is_recorded(called: Calls) -> None:
    (tools.update.SNIPPETS / "new.py").unlink()
    assert tools.update.record(tools.update.to_run([]))
    assert called == []


def test_what_is_named_is_run_again(called: Calls) -> None:
    assert tools.update.record(tools.update.to_run(["snippets/old.py"]))
    assert called == [(*FEW, "-k", "old.py", "-n", "0")]
    with pytest.raises(ValueError, match="Did you mean snippets/old.py"):
        tools.update.to_run(["odl"])


def test_a_snippet_that_cannot_be_read_is_told_before_anything_is_run(called: Calls) -> None:
    (tools.update.SNIPPETS / "new.py").write_text("print(1)\n", "utf-8")
    with pytest.raises(ValueError, match=r"snippets/new\.py:1: no docstring"):
        tools.update.to_run([])


def test_what_cannot_be_read_is_told_once_and_nothing_is_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    look_at(tmp_path, monkeypatch)
    for name, value in (("DOCS", "docs"), ("SNIPPETS", "snippets")):
        monkeypatch.setattr(tools.update, name, tmp_path / value)
    monkeypatch.setattr(tools.update, "UPDATED", ())
    monkeypatch.setattr(tools.update, "run", lambda *call: pytest.fail(f"{call} was run"))
    for language in tools.repository.LANGUAGES:
        (tmp_path / "docs" / language).mkdir(parents=True)
    write(tmp_path / "snippets/signals/one.py", '"""Idea."""\nprint(\n')
    (tmp_path / "snippets/signals/two.py").write_bytes('"""Идея."""\n'.encode("cp1251"))
    assert tools.update.main([]) == 1
    said = capsys.readouterr().out
    assert "one.py:2: not valid Python" in said
    assert "two.py:1: not UTF-8" in said
    assert said.endswith("2 faults\n")


def test_another_shop_means_everything_and_is_written_down(
    called: Calls, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(tools.runs, "rests_on", lambda: "changed!")
    assert tools.update.record(tools.update.to_run([]))
    assert "the sample project" in capsys.readouterr().out
    assert called == [NOX]
    assert runs.rested_on() == "changed!"
    assert tools.update.to_run([]) == ["new"]


def test_a_run_that_failed_is_not_written_down(
    called: Calls, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = runs.rested_on()
    monkeypatch.setattr(tools.runs, "rests_on", lambda: "changed!")
    monkeypatch.setattr(tools.update, "run", lambda *call: False)
    assert not tools.update.record(tools.update.to_run([]))
    assert runs.rested_on() == before


def test_a_server_runs_what_is_for_it(called: Calls, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://localhost/shop")
    assert tools.update.record(["new"])
    assert called.pop(0)[:5] == FEW
    assert called == []
    (tools.update.SNIPPETS / "new.py").write_text(
        '"""Idea.\n\nDatabase: sqlite, postgresql\n"""\n', "utf-8"
    )
    monkeypatch.setenv("DATABASE_URL_2", "mysql://localhost/shop")
    assert tools.update.record(["new"])
    assert [call[call.index("-s") + 1] for call in called] == ["record", "postgresql"]
    assert called[1][-4:] == ("-k", "new.py", "-n", "0")
    called.clear()
    assert tools.update.record(None)
    assert [call[2] for call in called] == ["record", "postgresql", "mariadb"]
