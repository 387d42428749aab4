"""The contract of a snippet: read, run, recorded, compared."""

from __future__ import annotations

from pathlib import Path

import pytest

import tools.repository
import tools.snippets
from tools.snippets import Snippet, SnippetError, snippet_paths

SOURCE = '"""Idea.\n\nDjango: 6.0+\n"""\n\nprint("first")\nprint("second")\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tools.snippets, "SNIPPETS", tmp_path)
    monkeypatch.setattr(tools.repository, "ROOT", tmp_path)
    return tmp_path


def snippet(folder: Path, text: str = SOURCE) -> Snippet:
    path = folder / "one.py"
    path.write_text(text, "utf-8")
    return Snippet.read(path)


def test_runs_from_top_to_bottom_and_returns_all_it_prints(folder: Path) -> None:
    assert snippet(folder).run() == "first\nsecond\n"


def test_each_run_starts_with_a_fresh_namespace(folder: Path) -> None:
    text = '"""Idea."""\nprint("seen" in globals())\nseen = True\n'
    assert [snippet(folder, text).run() for _ in range(2)] == ["False\n", "False\n"]


def test_receivers_of_the_shop_are_silent_unless_asked_for(folder: Path) -> None:
    text = (
        '"""Idea.{}"""\nfrom django.conf import settings\n'
        "from django.contrib.auth import get_user_model\n"
        "from django.db.models.signals import post_save\n"
        "print(post_save.has_listeners(get_user_model()))\n"
    )
    assert snippet(folder, text.format("")).run() == "False\n"
    assert snippet(folder, text.format("\n\nReceivers: accounts\n")).run() == "True\n"


def test_versions_come_from_the_docstring(folder: Path) -> None:
    assert snippet(folder).versions == ("6.0", "6.1")
    assert snippet(folder, '"""Idea.\n\nDjango: 5.2, 6.1\n"""\n').versions == ("5.2", "6.1")
    assert snippet(folder, '"""Idea."""\n').versions == ("5.2", "6.0", "6.1")


def test_record_writes_an_own_file_only_where_a_release_differs(folder: Path) -> None:
    one = snippet(folder)
    one.record("6.1", "new\n")
    one.record("6.0", "old\n")
    assert one.outputs() == {"6.0": "old\n", "6.1": "new\n"}
    assert (folder / "one.django60.out").exists()
    one.record("6.0", "new\n")
    assert not (folder / "one.django60.out").exists()
    assert one.outputs() == {"6.0": "new\n", "6.1": "new\n"}


def test_databases_come_from_the_docstring_or_the_chapter(folder: Path) -> None:
    assert snippet(folder).databases == ("sqlite",)
    asking = snippet(folder, '"""Idea.\n\nDatabase: sqlite, postgresql\n"""\n')
    assert asking.databases == ("sqlite", "postgresql")
    path = folder / "practice" / "one.py"
    path.parent.mkdir()
    path.write_text('"""Idea."""\n', "utf-8")
    assert Snippet.read(path).databases == ("sqlite", "postgresql", "mysql")
    path.write_text('"""Idea.\n\nDatabase: sqlite\n"""\n', "utf-8")
    assert Snippet.read(path).databases == ("sqlite",)


def test_snippet_for_a_server_only_is_excused_from_the_browser(folder: Path) -> None:
    one = snippet(folder, '"""Idea.\n\nDatabase: postgresql\n"""\n')
    assert one.browser_excuse == "postgresql"
    one.record("6.1", "x\n", "postgresql")
    assert one.outputs()["6.1"] == one.outputs("postgresql")["6.1"] == "x\n"
    assert [path.name for path in folder.glob("*.out")] == ["one.out"]


def test_the_build_reads_snippets_without_compiling_them() -> None:
    for path in snippet_paths():
        assert Snippet.read(path, compiled=False) == Snippet.read(path)


@pytest.mark.parametrize("text", [r'r"""Idea."""', r'"""Idea: \x41."""', "'''Idea.'''"])
def test_a_docstring_written_otherwise_is_read_too(folder: Path, text: str) -> None:
    one = snippet(folder, f"{text}\n")
    assert one.idea.startswith("Idea")
    assert Snippet.read(one.path, compiled=False) == one


def test_unknown_database_is_told(folder: Path) -> None:
    with pytest.raises(SnippetError, match="names no database under test"):
        snippet(folder, '"""Idea.\n\nDatabase: oracle\n"""\n')


def test_record_writes_an_own_file_only_where_a_database_differs(folder: Path) -> None:
    one = snippet(folder, SOURCE.replace("6.0+", "5.2+\nDatabase: sqlite, postgresql"))

    def record(*printed: str) -> list[str]:
        places = [(v, d) for d in ("sqlite", "postgresql") for v in ("6.1", "5.2")]
        for (version, database), text in zip(places, printed, strict=True):
            one.record(version, text, database)
            assert one.difference(version, text, database) is None
        return sorted(path.name for path in folder.glob("*.out"))

    assert record("a", "a", "a", "a") == ["one.out"]
    assert record("a", "b", "a", "b") == ["one.django52.out", "one.out"]
    assert record("a", "a", "b", "b") == ["one.out", "one.postgresql.out"]
    everywhere = record("a", "b", "c", "d")
    assert everywhere == [
        "one.django52.out",
        "one.out",
        "one.postgresql.django52.out",
        "one.postgresql.out",
    ]
    fault = one.difference("5.2", "e", "postgresql")
    assert fault
    assert fault.fact == "recorded 'd', but Django 5.2 with postgresql prints 'e'"
    assert record("a", "a", "a", "a") == ["one.out"]


def test_difference_names_the_line(folder: Path) -> None:
    one = snippet(folder)
    one.record("6.1", "first\nsecond\n")
    assert one.difference("6.1", "first\nsecond\n") is None
    fault = one.difference("6.1", "first\nother\n")
    assert fault
    assert fault.place == "one.out:2"
    assert fault.fact == "recorded 'second', but Django 6.1 prints 'other'"
    fault = one.difference("6.1", "first\n")
    assert fault
    assert "prints nothing more" in fault.fact
    assert one.difference("6.1", "first\nsecond")


def test_missing_output_is_told(folder: Path) -> None:
    fault = snippet(folder).difference("6.1", "")
    assert fault
    assert fault.fact == "has no recorded output"


def test_sections_leave_the_markers_out(folder: Path) -> None:
    text = '"""Idea."""\n# --8<-- [start:a]\nx = 1\n# --8<-- [end:a]\ny = 2\n'
    assert snippet(folder, text).sections == {"a": "x = 1"}


def test_all_faults_of_a_snippet_come_at_once(folder: Path) -> None:
    text = '"""Idea.\n\nBrowser: no\n"""\n# --8<-- [start:a]\n'
    with pytest.raises(SnippetError) as raised:
        snippet(folder, text)
    assert len(raised.value.faults) == 2
