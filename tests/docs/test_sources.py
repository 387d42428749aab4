"""The sources of pages and snippets have no fault that tools.check can see."""

from __future__ import annotations

import pytest

from tools.check import faults
from tools.faults import report
from tools.pages import load
from tools.published import unrecorded
from tools.repository import DOCS, LANGUAGES, relative


def test_pages_and_snippets_have_no_faults() -> None:
    found = faults()
    if found:
        pytest.fail(report(found), pytrace=False)


def test_every_address_is_recorded_as_published() -> None:
    if found := list(unrecorded(load()[LANGUAGES[0]])):
        pytest.fail(report(found), pytrace=False)


def test_no_line_is_left_out_as_the_mark_of_a_section() -> None:
    """The extension that includes samples drops such a line from a page, without a word.

    A semicolon before the scissors keeps it.
    """
    lost = [
        f"{relative(path)}:{number}: {line}"
        for path in DOCS.rglob("*.md")
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if "--8<-- [" in line.partition(";--8<-- [")[0]
    ]
    assert lost == []


def test_no_page_speaks_of_the_marks_that_paper_lacks() -> None:
    """Whoever has printed a page (theme/assets/stylesheets/site.css) would look for them."""
    speak = [relative(path) for path in DOCS.rglob("*.md") if "✓" in path.read_text("utf-8")]
    assert speak == []
