"""`make new` lays out what passes the checks once filled in; where it refuses, nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_interview import Q, make

import tools.new
from tests.small_repository import write
from tools import answers
from tools.check import Site, faults
from tools.faults import report
from tools.pages import load
from tools.snippets import Snippet

NAV = """nav:
  - Practice:
      - practice/errors.md
      - chapter.md
  - Interview:
      - interview/questions/one.md
      - interview/puzzles/one.md
      - interview/open/one.md
  - Versions: practice/versions.md
"""
ERRORS = """# Errors {{ #errors }}

It runs [{word}](/snippets/one.py "done").

## Last {{ #last }}

End [{word}](/snippets/one.py "done").
"""
FRONT = "---\ntitle: Errors\ndescription: A page.\n---\n\n"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small repository without faults."""
    make(tmp_path, monkeypatch)
    for name, value in (
        ("ROOT", tmp_path),
        ("DOCS", tmp_path / "docs"),
        ("SNIPPETS", tmp_path / "snippets"),
    ):
        monkeypatch.setattr(tools.new, name, value)
    write(tmp_path / "mkdocs.yml", NAV)
    for language, word in (("en", "proof"), ("ru", "проверка")):
        for name in ("errors", "versions"):
            page = tmp_path / "docs" / language / "practice" / f"{name}.md"
            write(page, FRONT + ERRORS.format(word=word))
    (tmp_path / "snippets" / "practice").mkdir()
    assert report(faults(Site.read())) == "no faults"
    return tmp_path


def fill_in(path: Path, **also: str) -> None:
    """Write something wherever a person is asked to."""
    text = path.read_text("utf-8").replace("/snippets/CHAPTER/FILL_IN.py", "/snippets/one.py")
    text = text.replace("FILL IN: a line of its output", "done").replace("FILL IN: ", "")
    text = text.replace("../../CHAPTER/FILL_IN.md#SECTION", "../../chapter.md#title")
    write(path, text)


def left() -> set[str]:
    """The files in which a place is still to be filled in."""
    return {f.place.rpartition(":")[0] for f in faults(Site.read()) if "filled in" in f.fact}


def test_a_page_passes_once_filled(root: Path) -> None:
    written = tools.new.lay_out("page", "practice/retries")
    pages = {f"docs/{language}/practice/retries.md" for language in ("en", "ru")}
    assert {path.relative_to(root).as_posix() for path in written} == {*pages, "mkdocs.yml"}
    assert left() == pages
    (told, _) = (fault for fault in faults(Site.read()) if "filled in" in fault.fact)
    assert told.fact == "6 places are still to be filled in"
    assert "lines 2, 3, 6, 8, 10, 12." in told.remedy
    assert "      - practice/errors.md\n      - chapter.md\n" in NAV
    nav = (root / "mkdocs.yml").read_text("utf-8")
    assert nav.count("practice/retries.md") == 1
    for page in pages:
        fill_in(root / page)
    assert report(faults(Site.read())) == "no faults"


def test_a_snippet_passes_once_filled(root: Path, db: None) -> None:
    name = "practice/a_tag_is_saved"
    tools.new.lay_out("snippet", name, section="practice/errors.md#errors")
    path = root / f"snippets/{name}.py"
    assert left() == {f"snippets/{name}.py"}
    fill_in(path)
    snippet = Snippet.read(path)
    snippet.record("6.1", snippet.run())
    assert path.with_suffix(".out").read_text("utf-8") == "post_save new created=True\n"
    assert report(faults(Site.read())) == "no faults"
    for page in load().values():
        text = page["practice/errors.md"].text
        assert text.index("a_tag_is_saved.out") < text.index("{ #last }")  # in the section named


@pytest.mark.parametrize("level", ["junior", "senior"])
def test_a_question_passes_once_filled(root: Path, level: str) -> None:
    answers.write(answers.refresh({}, load(), []))
    tools.new.lay_out("question", "one/pre-save-created", level=level)
    pages = {f"docs/{language}/{Q}" for language in ("en", "ru")}
    assert left() == pages
    assert len(faults(Site.read())) == len(pages)
    for page in pages:
        fill_in(root / page)
    (told,) = faults(Site.read())
    assert told.fact.startswith("#pre-save-created is not recorded in")
    answers.write(answers.refresh(answers.read(), load(), []))
    assert report(faults(Site.read())) == "no faults"
    asked = answers.questions(load())["pre-save-created"]
    assert {question.level for question in asked.values()} == {level}
    # The only question so far has its right option second; the new one takes another place.
    assert {question.right for question in asked.values()} == {0}


@pytest.mark.parametrize(
    ("kind", "name", "given", "fact"),
    [
        ("sonnet", "practice/x", {}, "sonnet is not something that can be laid out"),
        ("", "", {}, "nothing is not something"),
        ("page", "", {}, "NAME is missing"),
        ("page", "Practice/Повторы", {}, "is no name for a page"),
        ("page", "practice/../../etc", {}, "is no name for a page"),
        ("page", "js/one", {}, "the folder js/ has two letters"),
        ("page", "cooking/soup", {}, "there is no chapter cooking/"),
        ("page", "practice/errors", {}, "exists already"),
        ("snippet", "one", {}, "is no name for a snippet"),
        ("snippet", "cooking/the_soup_is_hot", {}, "there is no chapter snippets/cooking/"),
        ("snippet", "practice/taken", {}, "exists already"),
        ("snippet", "practice/x_y", {"section": "no.md#a"}, "does not exist"),
        ("snippet", "practice/x_y", {"section": "practice/errors.md#no"}, "has no heading #no"),
        ("question", "why", {}, "is no name for a question"),
        ("question", "soup/why-not", {}, "does not exist"),
        ("question", "one/why", {}, "#why exists already"),
        ("question", "one/why-not", {"level": "guru"}, "LEVEL=guru is no level"),
    ],
)
def test_what_cannot_be_laid_out_is_told_and_nothing_is_written(
    root: Path, kind: str, name: str, given: dict[str, str], fact: str
) -> None:
    write(root / "snippets/practice/taken.py", '"""Taken."""\n')
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    with pytest.raises(tools.new.Refused) as refused:
        tools.new.lay_out(kind, name, **given)
    fault = refused.value.fault
    assert fact in fault.fact
    assert fault.place
    assert fault.reason
    assert fault.remedy
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before


def test_one_language_taken_loses_neither(root: Path) -> None:
    (root / "docs/en/practice/versions.md").unlink()
    with pytest.raises(tools.new.Refused, match=r"docs/ru/practice/versions\.md: exists already"):
        tools.new.lay_out("page", "practice/versions")
    assert not (root / "docs/en/practice/versions.md").exists()


def test_the_command_says_what_it_wrote(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert tools.new.main(["snippet", "practice/a_tag_is_saved"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("snippets/practice/a_tag_is_saved.py\n")
    assert '--8<-- "snippets/practice/a_tag_is_saved.py:sample"' in said
    assert tools.new.main(["snippet", "practice/a_tag_is_saved"]) == 1
    assert "exists already" in capsys.readouterr().out


def test_make_hands_the_name_over(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NAME", "one/why-not")
    monkeypatch.setenv("LEVEL", "senior")
    assert tools.new.main(["question"]) == 0
    assert "<!-- question: senior -->" in (root / "docs/ru" / Q).read_text("utf-8")
    assert "{ #why-not }" in (root / "docs/en" / Q).read_text("utf-8")
