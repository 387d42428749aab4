"""Which language is behind is told by content: recorded fingerprints, no clock, no history."""

from __future__ import annotations

import subprocess
from pathlib import Path
from types import SimpleNamespace

import pytest

import tools.behind
import tools.check
from tests.small_repository import change, look_at, write
from tests.theme.hooks import load_hook
from tools.words import words

TEXT = """---
title: {title}
description: A page.
---

# {title} {{ #title }}

First [Order](#order).

## {order} {{ #order }}

Second.
"""
EN, RU = "docs/en/page.md", "docs/ru/page.md"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """One page in both languages, in step."""
    look_at(tmp_path, monkeypatch)
    write(tmp_path / EN, TEXT.format(title="Title", order="Order"))
    write(tmp_path / RU, TEXT.format(title="Заголовок", order="Порядок"))
    update()
    return tmp_path


def update() -> None:
    tools.behind.write(tools.behind.refresh(tools.behind.read(), []))


def late() -> list[tuple[str, str]]:
    return [(one.language, one.section) for one in tools.behind.all_behind()]


def test_what_changed_in_one_language_leaves_the_other_behind(root: Path) -> None:
    assert late() == []
    change(root / EN, "Second.", "Second, and third.")
    assert late() == [("ru", "order")]
    update()  # does not make it forgotten
    assert late() == [("ru", "order")]
    told = str(tools.behind.all_behind()[0])
    assert told.startswith("docs/ru/page.md:10: #order has changed in docs/en only\n")
    assert "--accept page.md#order" in told
    change(root / RU, "Second.", "Второе и третье.")
    assert late() == []
    update()
    assert late() == []


def test_the_language_is_told_by_content_whichever_it_is(root: Path) -> None:
    change(root / RU, "title: Заголовок", "title: Другой")
    change(root / RU, "First", "Первое")
    assert late() == [("en", tools.behind.FRONT), ("en", "title")]


def test_it_never_blocks_and_is_one_line_of_the_check(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(root / RU, "Second.", "Втрое.")
    assert tools.check.main([]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "no faults",
        "note: 1 section is behind in one language; `python -m tools.behind` lists them",
    ]
    assert tools.behind.main([]) == 0


@pytest.mark.parametrize("name", ["page.md", "page.md#order", "docs/ru/page.md#order"])
def test_a_spelling_fix_is_accepted(root: Path, name: str) -> None:
    change(root / RU, "Second.", "Secondly.")
    assert tools.behind.main(["--accept", name]) == 0
    assert late() == []
    change(root / EN, "Second.", "2.")  # from here on it counts again
    assert late() == [("ru", "order")]


def test_accepting_what_is_not_there_records_nothing(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(root / RU, "Second.", "Secondly.")
    assert tools.behind.main(["--accept", "page.md#gone"]) == 1
    assert "no such page or section" in capsys.readouterr().out
    assert late() == [("en", "order")]


def test_the_hook_records_what_the_commit_holds(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """But not what `git commit FILE` would leave staged as it was before."""
    subprocess.run(["git", "init", "--quiet"], cwd=root, check=True)
    before = tools.behind.read()
    for page in (EN, RU):
        change(root / page, "Second.", "Other.")
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/next-index-7.lock")
    assert tools.behind.main(["--commit"]) == 0
    assert tools.behind.read() == before
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")
    assert tools.behind.main(["--commit"]) == 0
    assert tools.behind.read() != before
    call = ["git", "diff", "--cached", "--name-only"]
    staged = subprocess.run(call, cwd=root, capture_output=True, text=True, check=True)
    assert staged.stdout == "in_step.yml\n"


def test_wrapping_a_paragraph_anew_is_no_change(root: Path) -> None:
    change(root / EN, "First [Order]", "First\n[Order]")
    assert late() == []


def test_a_new_section_is_in_step_and_recorded(root: Path) -> None:
    for page in (EN, RU):
        with (root / page).open("a", encoding="utf-8") as file:
            file.write("\n## More { #more }\n\nThird.\n")
    assert late() == []
    update()
    change(root / EN, "Third.", "3.")
    assert late() == [("ru", "more")]


@pytest.mark.parametrize(
    ("language", "url", "address", "newer"),
    [
        ("en", "basics/one/", "../../ru/basics/one/", "The Russian version"),
        ("ru", "basics/one/", "../../../basics/one/", "Английская версия"),
        ("en", "", "ru/", "The Russian version"),
        ("ru", "", "../", "Английская версия"),
    ],
)
def test_readers_are_told_below_the_title(
    root: Path, language: str, url: str, address: str, newer: str
) -> None:
    hook = load_hook("behind")
    other = "en" if language == "ru" else "ru"
    page = SimpleNamespace(file=SimpleNamespace(src_uri=f"{language}/page.md"), url=url)
    config = SimpleNamespace(extra={"language": language, "other_language": other})
    path = root / f"docs/{language}/page.md"
    text = path.read_text("utf-8")
    assert hook.on_page_markdown(text, page, config, None) == text
    change(root / f"docs/{other}/page.md", "Second.", "Another.")
    shown = hook.on_page_markdown(text, page, config, None)
    line = next(line for line in shown.splitlines() if "behind" in line)
    assert newer in line
    assert '<a href="#order">' in line
    assert f'<a href="{address}" hreflang="{other}">{words(language)["behind_read"]}</a>' in line
    assert shown.replace(f"\n{line}\n", "", 1) == text  # below the title, nothing else changed
    # The language that is ahead says nothing.
    page.file.src_uri = f"{other}/page.md"
    config.extra = {"language": other, "other_language": language}
    assert hook.on_page_markdown(text, page, config, None) == text


def test_the_record_of_this_repository_can_be_read() -> None:
    """Every line names a section by two fingerprints."""
    recorded = tools.behind.read()
    assert recorded
    for sections in recorded.values():
        for pair in sections.values():
            assert [len(part) for part in pair.split()] == [8, 8]
