"""What the navigation calls chapters and pages: in both languages, told apart by the first word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from tools.navigation import CONFIG, Loader, yaml
from tools.pages import parse_once
from tools.repository import DOCS, LANGUAGES

NAV = yaml.load(CONFIG.read_text("utf-8"), Loader)["nav"]


def chapters(entries: list[Any]) -> Iterator[list[tuple[str, str | None]]]:
    """The pages of each chapter: title in nav, or none, and file; chapters have titles only."""
    here = [next(iter(e.items())) if isinstance(e, dict) else ("", e) for e in entries]
    yield [(title, inside if isinstance(inside, str) else None) for title, inside in here]
    for _, inside in here:
        if isinstance(inside, list):
            yield from chapters(inside)


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_of_a_chapter_begin_with_different_words(language: str) -> None:
    """A reader who looks for deleting does not read "Questions about" twelve times."""
    config = yaml.load(CONFIG.read_text("utf-8"), Loader)
    (told,) = (one for one in config["plugins"]["i18n"]["languages"] if one["locale"] == language)
    translated = told.get("nav_translations", {})
    for pages in chapters(NAV):
        named = [title for title, _ in pages if title]
        if translated:
            assert [title for title in named if title not in translated] == []
        shown = [
            translated.get(title, title)
            or str(parse_once(DOCS / language / str(name)).meta["title"])
            for title, name in pages
        ]
        starts = Counter(" ".join(title.split()[:2]).lower() for title in shown)
        assert [start for start, count in starts.items() if count > 2] == []
