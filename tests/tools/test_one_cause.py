"""One mistake of a contributor is one message, with every place at which to mend it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import tools.build
from tests.small_repository import look_at, write
from tools import published, runs
from tools.check import Site, faults
from tools.faults import Fault, listed, report
from tools.repository import DJANGO_VERSIONS, LANGUAGES

PAGE = """---
title: {title}
description: A page.
---

# {title} {{ #title }}

It runs [{word}](/snippets/signals/one.py "first").

## {title} A {{ #part-a }}

See [{title}](other.md#part-b) [{word}](/snippets/signals/one.py "last").

```python
--8<-- "snippets/signals/one.py:part"
```

## {title} B {{ #part-b }}

The same [{word}](/snippets/signals/one.py "last").

```text
--8<-- "snippets/signals/one.out"
```
"""
WORDS = {"en": ("Title", "proof"), "ru": ("Заголовок", "проверка")}
SNIPPET = '"""One idea."""\n\n# --8<-- [start:part]\nprint("first")\n# --8<-- [end:part]\n'
EN, RU = "docs/en/signals/page.md", "docs/ru/signals/page.md"
PAGES = "docs/*/signals/page.md"
ONE = "snippets/signals/one"
THERE = "and mend what leads there: docs/en/signals/other.md"
NAV = "nav:\n  - Signals:\n      - signals/page.md\n      - signals/other.md\n"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small repository without faults: two published pages, a snippet run everywhere."""
    look_at(tmp_path, monkeypatch)
    for language, (title, word) in WORDS.items():
        for name in ("page.md", "other.md"):
            text = PAGE.format(title=title, word=word)
            if name == "other.md":
                text = text.replace("other.md", "page.md")
            write(tmp_path / "docs" / language / "signals" / name, text)
    write(tmp_path / "mkdocs.yml", NAV)
    write(tmp_path / f"{ONE}.py", SNIPPET)
    write(tmp_path / f"{ONE}.out", "first\nlast\n")
    on = tuple(runs.Environment(django, "3.13", runs.DATABASE) for django in DJANGO_VERSIONS)
    seal = runs.seal("signals/one", SNIPPET, on)
    write(runs.PATH, runs.as_text({"signals/one": runs.Run(seal, on)}))
    published.write(published.refresh({}, Site.read().pages["en"]))
    assert report(faults(Site.read())) == "no faults"
    return tmp_path


Spoil = Callable[[Path], None]


def changed(name: str, old: str, new: str) -> Spoil:
    """Every occurrence on a page; `*` for both languages."""

    def spoil(root: Path) -> None:
        for language in LANGUAGES if "*" in name else [""]:
            path = root / name.replace("*", language)
            text = path.read_text("utf-8")
            assert old in text
            write(path, text.replace(old, new))

    return spoil


def removed(pattern: str) -> Spoil:
    def spoil(root: Path) -> None:
        for path in root.glob(pattern):
            path.unlink()

    return spoil


def renamed(new: str, *also: tuple[str, str, str]) -> Spoil:
    """The page has another name; also: changes of other files, (file, old, new)."""

    def spoil(root: Path) -> None:
        for language in LANGUAGES if "*" in new else [new.split("/")[1]]:
            page = root / PAGES.replace("*", language)
            page.rename(root / new.replace("*", language))
        for name, before, after in also:
            text = (root / name).read_text("utf-8") if before else ""
            write(root / name, text.replace(before, after))

    return spoil


def added(name: str, text: str) -> Spoil:
    def spoil(root: Path) -> None:
        for language in LANGUAGES if "*" in name else [""]:
            write(root / name.replace("*", language), text)

    return spoil


def copied(new: str) -> Spoil:
    def spoil(root: Path) -> None:
        for language in LANGUAGES:
            text = (root / PAGES.replace("*", language)).read_text("utf-8")
            write(root / new.replace("*", language), text)

    return spoil


def without_section(*languages: str) -> Spoil:
    def spoil(root: Path) -> None:
        for language in languages:
            path = root / f"docs/{language}/signals/page.md"
            write(path, path.read_text("utf-8").partition("\n## " + WORDS[language][0] + " B")[0])

    return spoil


CASES: list[tuple[Spoil, str, str]] = [
    # What leads nowhere, in one language and in both.
    (
        changed(EN, "other.md#part-b", "othre.md#part-b"),
        f"{EN}:12: link othre",
        "Is other.md meant",
    ),
    (changed(EN, "other.md#part-b", "other.md#part-c"), f"{EN}:12: link", "Is #part-b meant?"),
    (changed(PAGES, "other.md#part-b", "other.md#zzz"), f"{EN}:12: link", f"Also at {RU}:12."),
    (
        changed(EN, "one.py ", "ones.py "),
        f"{EN}:8: names",
        f"Did you mean {ONE}.py? Also at {EN}:12, 20.",
    ),
    (
        changed(EN, '"first"', '"fist"'),
        f"{EN}:8: {ONE}.py does not print 'fist'",
        f"Read {ONE}.out",
    ),
    # An id that changed.
    (
        changed(EN, "#part-b }", "#part-x }"),
        f"{EN}:18: heading id is #part-x",
        "other.md:12; #part-b was published",
    ),
    (
        changed(RU, "#part-b }", "#part-x }"),
        f"{RU}:18: heading id is #part-x",
        "docs/ru/signals/other.md:12",
    ),
    (
        changed(PAGES, "#part-b }", "#part-x }"),
        f"{EN}:18: signals/page.md#part-b was published",
        f"page.md#part-x` into redirects.yml, {THERE}:12; docs/ru/signals/other.md:12.",
    ),
    (
        changed(EN, "(other.md#part-b)", "(bar)"),
        f"{EN}:12: link bar leads nowhere",
        "Mend the path; links name the Markdown file",
    ),
    (
        changed("mkdocs.yml", "signals/page.md", "signals/pages.md"),
        "mkdocs.yml:3: nav names signals/pages.md",
        "Write signals/page.md there.",
    ),
    # Sections and pages that one language lacks, or both.
    (
        without_section("ru"),
        f"{EN}:18: section #part-b is missing in {RU}",
        "docs/ru/signals/other.md:12.",
    ),
    (without_section("en"), f"{RU}:18: section #part-b is missing in {EN}", "Write it there."),
    (without_section("en", "ru"), f"{EN}:1: signals/page.md#part-b was published", "other.md:12"),
    (removed(EN), f"{RU}: has no page {EN}", "with the same headings"),
    (
        removed(PAGES),
        f"{EN}: was published, but there is no such page",
        "mkdocs.yml:3; docs/en/signals/other.md:12; docs/ru",
    ),
    (
        renamed("docs/*/signals/pages.md", ("mkdocs.yml", "page.md", "pages.md")),
        f"{EN}: was published",
        f"signals/page.md: signals/pages.md` into redirects.yml, {THERE}:12; docs/ru",
    ),
    (
        renamed("docs/*/signals/other_name.md"),  # it is known by its ids
        f"{EN}: was published, but",
        "signals/page.md: signals/other_name.md` into redirects.yml, "
        "and mend what leads there: mkdocs.yml:3; docs/en",
    ),
    (
        renamed(
            "docs/*/signals/of.md",
            ("redirects.yml", "", "signals/page.md: signals/of.md\n"),
            *((f"docs/{language}/signals/other.md", "page.md", "of.md") for language in LANGUAGES),
        ),
        "mkdocs.yml:3: nav names signals/page.md",
        "Write signals/of.md there.",
    ),
    (
        renamed("docs/en/signals/name.md"),
        f"docs/en/signals/name.md: is called {RU} in the other",
        "Call it signals/page.md again; or rename both, and write "
        "`signals/page.md: signals/name.md` into redirects.yml.",
    ),
    (
        renamed("docs/ru/signals/name.md"),
        f"docs/ru/signals/name.md: is called {EN} in the other",
        "`signals/page.md: signals/name.md` into redirects.yml.",
    ),
    # A snippet and its outputs.
    (
        removed(f"{ONE}.py"),
        f"{ONE}.py: is gone, and pages name it",
        f"docs/en/signals/other.md:8, 12, 15, 20, 23; {EN}:8, 12,",
    ),
    (removed(f"{ONE}.*"), f"{ONE}.py: is gone, and pages name it", "`make update` forgets it"),
    (
        added("snippets/signals/two.out", "x\n"),
        "snippets/signals/two.py: is gone, but not snippets/signals/two.out",
        "`make update`",
    ),
    (
        added(f"{ONE}.out", "by hand\n"),
        f"{ONE}.out: {ONE}.py does not print 2 lines",
        f"'last': docs/en/signals/other.md:12, 20; {EN}:12, 20; docs/ru",
    ),
    (added(f"{ONE}.py", ""), f"{ONE}.py:1: no docstring", "One sentence."),
    (changed(f"{ONE}.py", "print(", "print(("), f"{ONE}.py:4: not valid Python", "Mend the line"),
    (
        added("snippets/signals/MyOne.py", SNIPPET),
        "snippets/signals/MyOne.py: the file name has",
        "my_one.py",
    ),
    # Front matter.
    (
        changed(EN, "page.\n---\n", "page.\n"),
        f"{EN}:1: front matter is opened by --- and never closed",
        "four lines",
    ),
    (changed(EN, "---\n", ""), f"{EN}:1: has no front matter", "four lines"),
    (
        changed(EN, "title: Title\ndescription: A page.", "- Title"),
        f"{EN}:2: front matter is a list",
        "four lines",
    ),
    # Pages that cannot be read.
    (changed(EN, "# Title { #title }\n", ""), f"{EN}:1: the page has no title", "Begin with"),
    (
        changed(EN, "## Title A", "### Title A"),
        f"{EN}:10: heading of level 3 follows one",
        "Use ##.",
    ),
    (added(EN, "\n"), f"{EN}:1: the page is empty", "delete the file"),
    (changed(EN, 'part"\n```\n', 'part"\n'), f"{EN}:14: a fence is opened and never closed", "```"),
    (
        changed(EN, 'one.out"\n```\n', 'one.out"\n'),
        f"{EN}:22: a fence is opened and never closed",
        "```",
    ),
    (
        changed(EN, "It runs", "<<<<<<< HEAD\nIt runs"),
        f"{EN}:8: a conflict of git is left",
        "Choose one",
    ),
    (
        copied("docs/*/signals/My Page.md"),
        "docs/en/signals/My Page.md: the file name has capitals",
        "Call it docs/en/signals/my-page.md, in both",
    ),
    # Lists.
    (changed("mkdocs.yml", "Signals:", "Signals: ["), "mkdocs.yml:", "this line and the one above"),
    (
        added("redirects.yml", "- signals/old.md\n"),
        "redirects.yml:1: is not a list of `key: …`",
        "its key",
    ),
    (added("redirects.yml", "a.md: [b.md]\n"), "redirects.yml:1: behind a.md: stands", "one text"),
    (added("published.yml", "a.md: ['x\n"), "published.yml:", "is not valid YAML"),
    (
        added("captures/runs.json", '{"runs": [}'),
        "captures/runs.json:1: is not valid JSON",
        "make update",
    ),
    (
        added("captures/runs.json", "{\n<<<<<<< HEAD\n"),
        "captures/runs.json:2: a conflict",
        "git checkout main",
    ),
    # Text.
    (
        changed(PAGES, "It runs", "![Seen](x.png) It runs"),
        f"{EN}:8: image x.png leads nowhere",
        f"Also at {RU}:8.",
    ),
    (
        changed(EN, "It runs", "<script>a()</script> It runs"),
        f"{EN}:8: holds the element <script>",
        "Write it in Markdown",
    ),
]


@pytest.mark.parametrize(("spoil", "start", "part"), CASES, ids=[start for _, start, _ in CASES])
def test_one_mistake_is_one_message(root: Path, spoil: Spoil, start: str, part: str) -> None:
    spoil(root)
    found = faults(Site.read())
    assert len(found) == 1, report(found)
    told = str(found[0])
    assert told.startswith(start), told
    assert part in told


def test_nothing_is_built_from_lists_that_cannot_be_read(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write(root / "redirects.yml", "- signals/old.md\n")
    monkeypatch.setattr(tools.build, "pool", lambda: pytest.fail("it was built"))
    assert tools.build.main(["--site-dir", str(root / "site")]) == 1
    said = capsys.readouterr().out
    assert said.startswith("redirects.yml:1: is not a list")
    assert said.endswith("1 fault\nNothing was built: mend that first.\n")


def test_faults_stand_in_the_order_of_the_lines() -> None:
    places = ["a.md:9", "a.md:10", "a.md:100", "b.md"]
    told = report(Fault(place, "x", "y", "z") for place in reversed(places))
    assert [line.partition(": ")[0] for line in told.splitlines() if ": x" in line] == places


def test_places_of_one_file_stand_together() -> None:
    places = ["b.md:12", "a.md:3", "b.md:9", "mkdocs.yml", "b.md:12"]
    assert listed(places) == "b.md:9, 12; a.md:3; mkdocs.yml"
