"""axe-core reads what a reader opens: the menu of a phone, results, reasons, a run, its editor."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from test_every_page import EVERYTHING, choose_scheme, violations

pytestmark = pytest.mark.browser

PHONE, DESKTOP = {"width": 390, "height": 844}, {"width": 1280, "height": 900}

# The lines of code that a button which copies stands on.
COVERED = """() => [...document.querySelectorAll(".md-code__nav")].filter((bar) => {
  const code = bar.parentElement.querySelector("code");
  const [a, b] = [bar, code].map((one) => one.getBoundingClientRect());
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}).map((bar) => bar.parentElement.innerText.slice(0, 60))"""
# Scrolls the widest table to its end; how far that is, in pixels.
SCROLLED = """() => {
  const over = (box) => box.scrollWidth - box.clientWidth;
  const [widest] = [...document.querySelectorAll(".md-typeset__table, .md-typeset__scrollwrap")]
    .sort((a, b) => over(b) - over(a));
  widest.scrollLeft = widest.scrollWidth;
  widest.setAttribute("data-scrolled", "");
  return widest.scrollLeft;
}"""


def test_what_is_opened_is_accessible(page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    found = []

    def look(name: str, inside: str) -> None:
        for scheme in ("default", "slate"):
            choose_scheme(page, scheme)
            found.extend(f"{name}, {scheme}: {x}" for x in violations(page, EVERYTHING, inside))

    page.set_viewport_size(PHONE)
    page.goto("practice/errors/")
    page.locator(".language-switch").focus()
    look("language switch", ".md-header")
    page.locator(".md-code__nav").first.wait_for()
    assert page.evaluate(COVERED) == []
    assert page.evaluate(SCROLLED) > 0, "no table is wider than a phone any more: choose a page"
    look("table scrolled sideways", "[data-scrolled]")
    page.locator(".md-header .menu").click()
    expect(page.locator("#__drawer")).to_be_checked()
    look("menu", ".md-sidebar--primary")

    page.set_viewport_size(DESKTOP)
    page.goto("practice/errors/")
    page.locator("[data-run]").first.click()
    expect(page.locator(".runner-versions").first).to_be_visible()
    page.locator(".runner-actions button").filter(has_text="Edit").first.click()
    expect(page.locator(".cm-content").first).to_be_visible()
    look("run", "article")
    page.locator("h1").click()
    page.keyboard.press("/")
    page.keyboard.type("created")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    look("results", ".md-search")
    page.set_viewport_size(PHONE)
    look("results on a phone", ".md-search")

    page.goto("interview/questions/saving/")
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    look("answers", "article")
    assert found == [], "\n".join(found)
