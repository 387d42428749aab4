"""The history of the text: its rules, and the feed made of the built page."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

import tools.pages
from tools.changelog import atom, changes, faults
from tools.pages import parse
from tools.repository import DOCS, LANGUAGES

ATOM = "{http://www.w3.org/2005/Atom}"
GOOD = """---
title: Changes
description: Changes.
---

# Changes { #changelog }

## 28 November 2026 { #2026-11-28 }

### A title { #one }

*Correction · Django 5.2, 6.0*

Text.

## 1 May 2026 { #2026-05-01 }

### Another { #two }

*New · Django 4.2*

Text.
"""
HTML = """<h1 id="changelog">Changes<a class="headerlink" href="#changelog">#</a></h1>
<h2 id="2026-11-28">28 November 2026<a class="headerlink" href="#2026-11-28">#</a></h2>
<h3 id="one">Title of <code>a()</code> &amp; b<a class="headerlink" href="#one">#</a></h3>
<p>See <a href="../basics/x/?a=1&amp;b=2#y">this</a>
<a class="proof" href="proofs.html#proof-x">✓</a><abbr class="term" title="x">term</abbr></p>
<h2 id="2026-05-01">1 May 2026</h2>
<h3 id="two">Two</h3>
<p>Text.</p>
"""
PAGE = "https://s.example/base/changelog/"


def said(text: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, language: str = "en") -> str:
    monkeypatch.setattr(tools.pages, "DOCS", tmp_path)
    return "\n".join(map(str, faults(parse(tmp_path / language / "changelog.md", text))))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("#2026-11-28", "#last-week", "heading id #last-week is no date"),
        ("28 November", "27 November", "the heading says '27 November 2026', its id #2026-11-28"),
        ("1 May 2026 { #2026-05-01", "1 May 2027 { #2027-05-01", "stands below 2026-11-28"),
        ("*Correction", "*Mended", "no kind and Django below the heading"),
        ("5.2, 6.0", "5.2, 9.9", "no kind and Django below the heading"),
        ("*New · Django 4.2*\n\n", "", "but 'Text.'"),
    ],
)
def test_each_rule(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, old: str, new: str, expected: str
) -> None:
    assert said(GOOD, monkeypatch, tmp_path) == ""
    assert expected in said(GOOD.replace(old, new, 1), monkeypatch, tmp_path)


def test_russian_dates_are_in_the_genitive(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    page = GOOD.replace("Correction", "Исправление").replace("*New", "*Новое")
    page = page.replace("28 November", "28 ноября").replace("1 May", "1 май")
    assert "Write 1 мая 2026." in said(page, monkeypatch, tmp_path, "ru")


def test_changes_of_the_page() -> None:
    first, second = changes(HTML, PAGE)
    assert (first.id, first.day, first.title) == ("one", "2026-11-28", "Title of a() & b")
    assert 'href="https://s.example/base/basics/x/?a=1&amp;b=2#y"' in first.html
    assert "button" not in first.html
    assert "abbr" not in first.html
    assert "term" in first.html
    assert (second.id, second.day, second.html) == ("two", "2026-05-01", "<p>Text.</p>")


def test_feed_is_well_formed_and_has_what_atom_demands() -> None:
    found = list(changes(HTML, PAGE))
    text = atom(found, "A & B", "Us", PAGE, "https://s.example/base/feed.xml", "en")
    assert text == atom(found, "A & B", "Us", PAGE, "https://s.example/base/feed.xml", "en")
    feed = ElementTree.fromstring(text)
    assert feed.findtext(f"{ATOM}title") == "A & B"
    assert feed.findtext(f"{ATOM}updated") == "2026-11-28T00:00:00Z"
    assert [e.findtext(f"{ATOM}id") for e in feed.iter(f"{ATOM}entry")] == [
        f"{PAGE}#one",
        f"{PAGE}#two",
    ]


def test_the_real_history_has_the_same_changes_in_both_languages() -> None:
    ids = [
        [(h.level, h.id) for h in parse(DOCS / language / "changelog.md").headings]
        for language in LANGUAGES
    ]
    assert ids[0] == ids[1]
    assert len(ids[0]) > 10
