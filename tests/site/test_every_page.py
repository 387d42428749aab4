"""What must hold on every page, seen in one visit: the page is loaded once and changed in place."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page, TimeoutError

from tests.built_site import page_addresses

pytestmark = pytest.mark.browser

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
EVERYTHING = {"runOnly": {"type": "tag", "values": TAGS}}
CONTRAST = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
# Contrast is asked of each look instead. Colors and underlines do not change with the width: on a
# phone all other rules are run again.
LAYOUT = {**EVERYTHING, "rules": {"color-contrast": {"enabled": False}}}
PHONE = {
    **EVERYTHING,
    "rules": {rule: {"enabled": False} for rule in CONTRAST["runOnly"]["values"]},
}
# A page of each kind, on which a proof is opened too: one function makes all boxes.
PROOF_OPENED = (
    *("basics/first-receiver/", "ru/signals/pre-save-post-save/", "practice/errors/"),
    *("ru/recipes/audit-log/", "corrections/", "ru/corrections/django-docs/"),
    *("interview/questions/saving/", "ru/interview/puzzles/models/", "ru/interview/cheat-sheet/"),
)
# Only what is wrong comes back, as lines: passes would be megabytes for each page.
FIND = """async ([inside, options]) => {
  const lean = { ...options, resultTypes: ["violations"], selectors: false, preload: false };
  const found = await axe.run(inside ? { include: [[inside]] } : document, lean);
  return found.violations.map(({ id, help, nodes }) =>
    `${id} (${nodes.length}): ${help}: ${nodes[0].html.slice(0, 160)}`);
}"""


def violations(page: Page, options: dict[str, object], inside: str | None = None) -> list[str]:
    """What axe-core finds, a line each: rule, how many, the first element."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    return page.evaluate(FIND, [inside, options])


# On a gradient axe tells no contrast: the shades of what scrolls (site.css) are taken away.
SCHEME = """(scheme) => {
  document.body.setAttribute("data-md-color-scheme", scheme);
  if (document.querySelector("style.shadeless")) return;
  const style = document.createElement("style");
  style.className = "shadeless";
  style.textContent = "* { background-image: none !important; }";
  document.head.append(style);
}"""


def choose_scheme(page: Page, scheme: str) -> None:
    """Show the page in a scheme, so that contrast can be told everywhere."""
    page.evaluate(SCHEME, scheme)


# Most of axe's time goes into the contrast of each element. What looks the same is asked once: text
# of one color, size and weight on one background, on whichever page it is met first.
LOOKS = """() => {
  const grounds = new Map();
  const ground = (element) => {
    if (!element) return "";
    if (!grounds.has(element)) {
      const style = getComputedStyle(element);
      const color = style.backgroundColor;
      const own = [color, style.backgroundImage, style.opacity, style.filter].join(" ");
      const solid = color.startsWith("rgb(") && style.opacity === "1";
      grounds.set(element, solid ? own : `${own} / ${ground(element.parentElement)}`);
    }
    return grounds.get(element);
  };
  window.looks = new Map();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !element.checkVisibility()) continue;
    const { color, fontSize, fontWeight, textShadow } = getComputedStyle(element);
    const look = [color, fontSize, fontWeight, textShadow, ground(element)].join(" | ");
    if (!looks.has(look)) looks.set(look, element);
  }
  return [...looks.keys()];
}"""
MARK = """(chosen) => {
  for (const old of document.querySelectorAll("[data-look]")) old.removeAttribute("data-look");
  for (const look of chosen) looks.get(look).setAttribute("data-look", "");
}"""


def faint(page: Page, passed: set[str]) -> list[str]:
    """What axe-core finds against the colors of the page as it is shown now.

    passed: looks that were found good before; those found good now are added.
    """
    fresh = set(page.evaluate(LOOKS)) - passed
    if not fresh:
        return []
    page.evaluate(MARK, sorted(fresh))
    found = violations(page, CONTRAST, "[data-look]")
    if not found:
        passed |= fresh
    return found


# One function makes the boxes of operations as well, and axe reads the whole page each time.
ONE_BOX = """() => document.querySelectorAll(".proof-boxes > *").forEach((box) => box.remove())"""
# The colors of code have been looked at; without them the other rules have half the elements.
PLAIN_CODE = """() => {
  for (const code of document.querySelectorAll("pre > code")) code.textContent = code.textContent;
}"""
REACHABLE = """() => [...document.querySelectorAll(".md-content__inner > *")]
  .every((one) => getComputedStyle(one).contentVisibility === "visible")
  && [...document.querySelectorAll("pre > code")]
    .every((code) => code.scrollWidth <= code.clientWidth || code.tabIndex >= 0)"""


def reachable(page: Page) -> None:
    """Wait until all is laid out (site.js) and what scrolls has its place in the order of Tab.

    It gets one a moment after that, and after the width has changed; axe tells if it never does.
    """
    with suppress(TimeoutError):
        page.wait_for_function(REACHABLE, timeout=10_000)


# 640 px is a window of 1280 px at a zoom of 200 %.
WIDTHS = (320, 390, 640, 1280)


def sideways(page: Page) -> list[str]:
    """The widths at which the page scrolls sideways, and by how much; it ends at the widest."""
    found = []
    over = "document.scrollingElement.scrollWidth - innerWidth"
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        try:  # Material's search box needs a moment to settle after a change of width
            page.wait_for_function(f"{over} <= 0", timeout=10_000)
        except TimeoutError:
            found.append(f"scrolls sideways by {page.evaluate(over)} px at {width} px")
    return found


# What of a table a phone shows only after scrolling sideways: nothing, where rows become lines
# (site.css) or there are two columns.
CUT_TABLES = """() => [...document.querySelectorAll(".md-typeset__scrollwrap")]
  .filter((box) => box.scrollWidth > box.clientWidth
    && (box.closest(".arguments, .signals, .glossary") || !box.querySelector("th:nth-child(3)")))
  .map((box) => box.innerText.slice(0, 60).replaceAll("\\n", " "))"""


@dataclass
class Visit:
    """One window for all pages of a worker, and what was said against the page it shows."""

    page: Page
    found: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)  # what the page asked a host for
    passed: set[str] = field(default_factory=set)  # looks whose contrast was found good


@pytest.fixture(scope="module")
def window(browser: Browser, address: str) -> Iterator[Visit]:
    """Opened once: a new one for each page would fetch and parse every script again."""
    context = browser.new_context(base_url=address, reduced_motion="reduce")
    page = context.new_page()
    visit = Visit(page)
    note = visit.found.append
    page.on("console", lambda m: note(f"console: {m.text}") if m.type == "error" else None)
    page.on("pageerror", lambda error: note(f"error: {error}"))
    page.on(
        "request", lambda r: None if r.url.startswith(address) else note(f"other host: {r.url}")
    )
    page.on("request", lambda r: visit.asked.append(r.url))
    yield visit
    context.close()


@pytest.mark.parametrize("where", page_addresses())
def test_page_is_whole_and_accessible(window: Visit, where: str) -> None:
    """Console, hosts, cookies, width; axe-core in light and dark, on desktop and phone."""
    page, found = window.page, window.found
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto("about:blank")  # nothing of the page before is heard as of this one
    found.clear()
    window.asked.clear()
    page.goto(where)
    # Answers of the interview section are looked at too.
    page.evaluate(
        "document.querySelectorAll('details.answer').forEach((one) => { one.open = true; })"
    )
    found += sideways(page)
    page.evaluate(ONE_BOX)
    for scheme in ("default", "slate"):
        choose_scheme(page, scheme)
        found += [f"{scheme}: {line}" for line in faint(page, window.passed)]
    if where in PROOF_OPENED:
        mark = page.locator(".proof").first
        box = f"#{mark.get_attribute('href').partition('#')[2]}"
        mark.click()
        page.locator(box).wait_for()
        for scheme in ("slate", "default"):
            choose_scheme(page, scheme)
            found += [f"proof, {scheme}: {line}" for line in faint(page, window.passed)]
        found += [f"proof: {line}" for line in violations(page, LAYOUT, box)]
        page.keyboard.press("Escape")
    page.evaluate(PLAIN_CODE)
    reachable(page)
    found += [f"desktop: {line}" for line in violations(page, LAYOUT)]
    page.set_viewport_size({"width": 390, "height": 844})
    reachable(page)
    found += [f"phone: scrolls sideways: {line}" for line in page.evaluate(CUT_TABLES)]
    found += [f"phone: {line}" for line in violations(page, PHONE)]
    found += [f"cookie: {cookie['name']}" for cookie in page.context.cookies()]
    unasked = [url for url in window.asked if "/search/" in url or "/workers/search" in url]
    found += [f"loaded though nobody searched: {url}" for url in unasked]
    assert found == [], f"{where}\n" + "\n".join(found)
