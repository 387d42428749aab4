"""What must hold on every page, seen in one visit: the page is loaded once and changed in place."""

from __future__ import annotations

from contextlib import suppress

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, TimeoutError

from tests.built_site import page_addresses

pytestmark = pytest.mark.browser

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
EVERYTHING = {"runOnly": {"type": "tag", "values": TAGS}}
CONTRAST = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
# Colors do not change with the width: on a phone all other rules are run again.
LAYOUT = {**EVERYTHING, "rules": {rule: {"enabled": False} for rule in ("color-contrast",)}}


def violations(page: Page, options: dict[str, object], inside: str | None = None) -> list[str]:
    """What axe-core finds, a line each: rule, how many, the first element."""
    context = {"include": [[inside]]} if inside else None
    found = Axe().run(page, context=context, options=options)
    return [
        f"{one['id']} ({len(one['nodes'])}): {one['help']}: {one['nodes'][0]['html'][:160]}"
        for one in found.response["violations"]
    ]


def choose_scheme(page: Page, scheme: str) -> None:
    page.evaluate(f"document.body.setAttribute('data-md-color-scheme', '{scheme}')")


# Axe asks each element for its colors. One box of a proof is kept, the others are made alike, and
# so are colored samples: from the fourth on they stay as plain text. Many times faster.
FEWER = """(kept) => {
  for (const box of document.querySelectorAll(".proof-boxes > *")) {
    if (`#${box.id}` !== kept) box.remove();
  }
  for (const code of [...document.querySelectorAll("pre > code")].slice(3)) {
    if (!code.closest(".proof-boxes")) code.textContent = code.textContent;
  }
}"""
REACHABLE = """() => [...document.querySelectorAll("pre > code")]
  .every((code) => code.scrollWidth <= code.clientWidth || code.tabIndex >= 0)"""
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


@pytest.mark.parametrize("where", page_addresses())
def test_page_is_whole_and_accessible(browser: Browser, address: str, where: str) -> None:
    """Console, hosts, cookies, width; axe-core in light and dark, on desktop and phone."""
    context = browser.new_context(
        base_url=address, reduced_motion="reduce", viewport={"width": 1280, "height": 900}
    )
    page = context.new_page()
    found: list[str] = []
    page.on("console", lambda m: found.append(f"console: {m.text}") if m.type == "error" else None)
    page.on("pageerror", lambda error: found.append(f"error: {error}"))
    page.on(
        "request",
        lambda r: None if r.url.startswith(address) else found.append(f"other host: {r.url}"),
    )
    page.goto(where)
    page.wait_for_load_state("networkidle")
    # Answers of the interview section are looked at too.
    page.evaluate(
        "document.querySelectorAll('details.answer').forEach((one) => { one.open = true; })"
    )
    found += sideways(page)
    mark = page.locator(".proof, .sample-whole").first
    box = f"#{mark.get_attribute('popovertarget')}" if mark.count() else ""
    page.evaluate(FEWER, box)
    if box:
        mark.click()
        for scheme, options in (("default", EVERYTHING), ("slate", CONTRAST)):
            choose_scheme(page, scheme)
            found += [f"proof, {scheme}: {line}" for line in violations(page, options, box)]
        page.keyboard.press("Escape")
    choose_scheme(page, "default")
    found += [f"light: {line}" for line in violations(page, EVERYTHING)]
    choose_scheme(page, "slate")
    found += [f"dark: {line}" for line in violations(page, CONTRAST)]
    page.set_viewport_size({"width": 390, "height": 844})
    # Material gives what scrolls a place in the order of Tab a moment after the width has changed.
    with suppress(TimeoutError):
        page.wait_for_function(REACHABLE, timeout=10_000)
    found += [f"phone: {line}" for line in violations(page, LAYOUT)]
    found += [f"cookie: {cookie['name']}" for cookie in context.cookies()]
    context.close()
    assert found == [], f"{where}\n" + "\n".join(found)
