"""The cheat sheet fits one sheet of paper; printed topic pages show their answers."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("size", ["A4", "Letter"])
@pytest.mark.parametrize("start", ["", "ru/"])
def test_cheat_sheet_is_one_page(page: Page, start: str, size: str) -> None:
    page.goto(f"{start}interview/cheat-sheet/")
    printed = page.pdf(format=size)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1


@pytest.mark.parametrize("start", ["", "ru/"])
def test_nothing_of_the_sheet_is_cut_off(page: Page, start: str) -> None:
    """On paper no line is wider than its column, and the size of the text can be read."""
    page.goto(f"{start}interview/cheat-sheet/")
    page.set_viewport_size({"width": 710, "height": 1000})  # A4 less its margins, in CSS pixels
    page.emulate_media(media="print")
    cut = page.evaluate(
        """() => [...document.querySelectorAll(".sheet *")]
          .filter((one) => getComputedStyle(one).display !== "inline")
          .filter((one) => one.scrollWidth > one.clientWidth + 1)
          .map((one) => one.outerHTML.slice(0, 120))"""
    )
    assert cut == []
    size = page.locator(".sheet").evaluate("sheet => parseFloat(getComputedStyle(sheet).fontSize)")
    assert size >= 8 / 72 * 96, f"{size} px is less than 8 pt"


@pytest.mark.parametrize("start", ["", "ru/"])
def test_printed_questions_show_their_answers(page: Page, start: str) -> None:
    page.goto(f"{start}interview/questions/basics/")
    shown = """() => [...document.querySelectorAll("details.answer .reasons")]
        .map((one) => one.checkVisibility())"""
    assert set(page.evaluate(shown)) == {False}
    page.emulate_media(media="print")
    assert set(page.evaluate(shown)) == {True}
