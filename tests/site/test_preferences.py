"""What a reader's system asks for is honored: contrast, forced colors, less motion, paper, keys."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect

pytestmark = pytest.mark.browser

# Of each kind one: a reference, a quiz, the playground.
KINDS = ("signals/pre-save-post-save/", "interview/questions/saving/", "playground/")


# Keeps what moved while nobody touched anything, and how much, as Lighthouse counts it.
SHIFT = """window.shifts = [];
const tag = ({ node }) =>
  (node instanceof Element ? node : node?.parentElement)?.cloneNode().outerHTML;
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) {
    if (!one.hadRecentInput) shifts.push(`${one.value}: ${one.sources.map(tag).join(", ")}`);
  }
}).observe({ type: "layout-shift", buffered: true });"""
# A busy machine may draw a line or a table before its end has arrived, now here, now there; what
# moves by our doing moves whenever the page is loaded.
LOADS = 3


def moved(page: Page) -> list[str]:
    """What of a page moved until it was loaded, after SHIFT; empty if one of LOADS was still."""
    address = page.url
    for _ in range(LOADS):
        page.wait_for_load_state("networkidle")
        if page.locator(".playground").count():
            expect(page.locator(".cm-content")).to_be_visible()
            expect(page.locator(".runner-actions")).to_be_visible()
        found = page.evaluate("shifts")
        if not found:
            break
        page.goto("about:blank")
        page.goto(address)
    return found


def style(element: Locator, name: str) -> str:
    """A computed property."""
    return element.evaluate("(one, name) => getComputedStyle(one)[name]", name)


def luminance(element: Locator, name: str) -> float:
    """The sum of red, green and blue of a computed color."""
    return element.evaluate(
        "(one, name) => getComputedStyle(one)[name].match(/\\d+/g).slice(0, 3)"
        ".reduce((sum, part) => sum + Number(part), 0)",
        name,
    )


def test_the_system_decides_about_contrast_and_motion(page: Page) -> None:
    page.goto(KINDS[0])
    proof = page.locator(".proof").first
    header = page.locator(".md-header")
    before = luminance(header, "borderBottomColor")
    page.emulate_media(contrast="more")
    assert luminance(header, "borderBottomColor") < before - 200, "no stronger lines"
    assert style(proof, "outlineStyle") == "solid"
    page.emulate_media(contrast="no-preference", forced_colors="active")
    proof.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    assert style(proof, "outlineStyle") == "solid", "focus is not seen in forced colors"
    assert style(page.locator(".run").first, "borderTopStyle") == "solid"
    page.emulate_media(forced_colors="none", reduced_motion="reduce")
    moving = page.evaluate(
        """() => [...document.querySelectorAll("body *")].filter((one) => {
          const { transitionDuration, transitionProperty, animationName } = getComputedStyle(one);
          return animationName !== "none"
            || (transitionProperty !== "none" && /[1-9]/.test(transitionDuration));
        }).map((one) => one.outerHTML.slice(0, 80))"""
    )
    assert moving == []


def test_paper_shows_the_text_and_nothing_to_press(page: Page) -> None:
    page.goto(KINDS[0])
    page.emulate_media(media="print")
    for selector in (".md-header", ".md-tabs", ".md-sidebar", ".md-footer", ".proof", ".run"):
        expect(page.locator(f"{selector}:visible"), selector).to_have_count(0)
    assert "pre_save" in page.locator("article").inner_text()
    told = page.locator("article :is(p, li, td) > a[href^=http]:visible").evaluate_all(
        "all => all.map((a) => getComputedStyle(a, '::after').content.includes(a.href))"
    )
    assert told
    assert all(told), "paper cannot be pressed: an address is missing"
    words = page.locator("article td:first-child > strong").filter(has_text=re.compile(r"^\w+$"))
    lines = words.evaluate_all("all => all.map((one) => one.getClientRects().length)")
    assert set(lines) == {1}, "a word is broken in a table"
    # The mark in front of a full stop is gone, and its space with it.
    torn = page.locator("article :is(p, li):has(> .gap)").evaluate_all(
        "all => all.map((one) => one.innerText).filter((text) => /\\s[.,;:!?](\\s|$)/.test(text))"
    )
    assert torn == []
    page.goto("signals/what-sends-what/")
    cut = page.locator("table.operations").evaluate_all(
        "all => all.filter((one) => one.scrollHeight > one.clientHeight + 1).length"
    )
    assert cut == 0, "rows cannot be scrolled to on paper"


@pytest.mark.parametrize("where", ["./", "ru/playground/"])
def test_a_phone_with_the_offer_of_a_language_shows_nothing_that_moves(
    browser: Browser, address: str, where: str
) -> None:
    context = browser.new_context(
        base_url=address,
        locale="en-US" if where.startswith("ru/") else "ru-RU",
        viewport={"width": 390, "height": 844},
    )
    page = context.new_page()
    page.add_init_script(SHIFT)
    page.goto(where)
    expect(page.locator("[data-offer]")).to_be_visible()
    assert moved(page) == []
    context.close()


def test_a_place_of_a_long_page_is_reached_and_nothing_moves(page: Page) -> None:
    page.add_init_script(SHIFT)
    # Nothing is idle: a page that is still busy.
    page.add_init_script("window.requestIdleCallback = (call) => { window.layOut = call; };")
    last = page.locator(".md-content__inner > .highlight").last
    page.goto(KINDS[0])
    assert style(last, "contentVisibility") == "auto", "a long page is laid out whole at once"
    page.locator(".md-sidebar--secondary a[href='#versions']").click()
    assert style(last, "contentVisibility") == "visible", "what stands around a place would move"
    page.goto("about:blank")
    page.goto(f"{KINDS[0]}#using")
    assert moved(page) == []


def test_a_long_page_is_laid_out_in_the_end(page: Page) -> None:
    page.goto(KINDS[0])
    last = page.locator(".md-content__inner > .highlight").last
    expect(last).to_have_css("content-visibility", "visible")


# What a reader sees of the focus where it is now; and a number by which the element is known.
FOCUSED = """() => {
  const one = document.activeElement;
  if (one === document.body) return null;
  window.met ??= new Map();
  const again = met.has(one);
  met.set(one, true);
  const ring = (element) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    return (outlineStyle !== "none" && outlineWidth !== "0px") || boxShadow !== "none";
  };
  // Not where two sides or more are cut off by what surrounds it.
  const whole = (element) => {
    const { outlineOffset, outlineWidth } = getComputedStyle(element);
    const by = parseFloat(outlineOffset) + parseFloat(outlineWidth) - 1;
    const { left, top, right, bottom, height } = element.getBoundingClientRect();
    let cut = height ? 0 : 4;
    for (let box = element.parentElement; box && box !== document.body; box = box.parentElement) {
      if (getComputedStyle(box).overflow === "visible") continue;
      const around = box.getBoundingClientRect();
      cut = Math.max(cut, (left - by < around.left) + (top - by < around.top)
        + (right + by > around.right) + (bottom + by > around.bottom));
    }
    return cut < 2;
  };
  const next = one.matches("input") && one.nextElementSibling;  // a label drawn as a button
  const editor = one.closest(".cm-editor");  // where Tab indents, until Escape is pressed
  const shown = editor ?? one;
  const seen = (ring(shown) && whole(shown)) || (next && ring(next));
  return { again, seen, editor: Boolean(editor), name: one.outerHTML.slice(0, 100) };
}"""


@pytest.mark.parametrize("where", KINDS)
def test_tab_walks_through_the_page_and_is_seen(page: Page, where: str) -> None:
    page.add_init_script(SHIFT)
    page.goto(where)
    expect(page.locator("html.js")).to_be_attached()
    assert moved(page) == [], "the page moved while it was loaded"
    # All that is not in a closed part of the page; the order of Tab ends where it began.
    unseen, first = [], None
    for _ in range(600):
        page.keyboard.press("Tab")
        found = page.evaluate(FOCUSED)
        if found is None or found["again"]:
            break
        first = first or found["name"]
        if not found["seen"]:
            unseen.append(found["name"])
        if found["editor"]:
            page.keyboard.press("Escape")
    else:
        pytest.fail("Tab never comes to the end of the page")
    assert found is None or found["name"] == first, f"a trap: {found}"
    assert unseen == []
    missed = page.evaluate(
        """() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary")]
          .filter((one) => !met.has(one) && one.tabIndex >= 0 && !one.disabled
            && one.checkVisibility({ visibilityProperty: true }) && one.type !== "radio")
          .map((one) => one.outerHTML.slice(0, 100))"""
    )
    assert missed == []


# Whether the element with the focus is the one that is seen in its place.
ON_TOP = """() => {
  const one = document.activeElement;
  const { left, top, width, height } = one.getBoundingClientRect();
  return one.contains(document.elementFromPoint(left + width / 2, top + height / 2));
}"""


def test_the_menu_of_a_narrow_window_by_keyboard(page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("practice/errors/")
    menu = page.get_by_role("button", name="Navigation")
    for _ in range(4):
        page.keyboard.press("Tab")
        if menu.evaluate("one => one === document.activeElement"):
            break
    page.keyboard.press("Enter")
    expect(page.locator("#__drawer")).to_be_checked()
    inside = page.locator(".md-sidebar--primary :focus")
    covered = []
    for key in ("Tab", "Tab", "Tab", "Shift+Tab", "Shift+Tab", "Shift+Tab", "Enter", "Tab", "Tab"):
        expect(inside).to_have_count(1)
        if not page.evaluate(ON_TOP):
            covered.append(f"before {key}: {inside.text_content()}")
        page.keyboard.press(key)
    assert covered == []
    page.keyboard.press("Escape")
    expect(menu).to_be_focused()
    for _ in range(8):
        page.keyboard.press("Tab")
        expect(inside).to_have_count(0)


def test_a_phone_shows_the_title_of_the_site_whole(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    for address in ("practice/errors/", "ru/practice/errors/"):
        page.goto(address)
        title = page.locator(".md-header__topic .md-ellipsis").first
        cut = "one => one.scrollWidth > one.clientWidth || one.scrollHeight > one.clientHeight"
        assert not title.evaluate(cut), f"{address}: “{title.text_content()}” is cut off"


SCROLLED_OUT = """() => {
  const { left, right } = document.activeElement.getBoundingClientRect();
  return left < 0 || right > innerWidth;
}"""


def test_the_focus_stays_in_sight(page: Page) -> None:
    """Below the header, beside a wide table, after a press that takes the pressed thing away."""
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("practice/errors/")
    expect(page.locator(".md-code__button").last).to_be_attached()
    focused = page.locator(":focus")

    page.locator("article h2").nth(3).evaluate("one => one.scrollIntoView()")
    page.locator("article .term").nth(5).focus()
    page.keyboard.press("Shift+Tab")
    before = focused.element_handle()
    page.keyboard.press("Tab")
    before.evaluate("one => scrollTo(0, scrollY + one.getBoundingClientRect().top - 10)")
    page.keyboard.press("Shift+Tab")
    assert page.evaluate(ON_TOP), "the header covers what has the focus"

    out = []
    page.locator(".md-typeset__scrollwrap[tabindex]").first.focus()
    for _ in range(16):
        page.keyboard.press("Tab")
        if page.evaluate(SCROLLED_OUT):
            out.append(focused.get_attribute("href"))
    assert out == [], "scrolled out of sight"

    term = page.locator("article .term").first
    term.focus()
    told = "one => getComputedStyle(one, '::after').display"
    assert term.evaluate(told) == "block"
    page.keyboard.press("Escape")
    assert focused.evaluate(told) == "inline", "Escape does not take the explanation away"
    page.keyboard.press("Tab")
    expect(term).to_have_text("receiver")

    page.locator("article h2").nth(3).evaluate("one => one.scrollIntoView()")
    page.mouse.wheel(0, -200)
    top = page.locator(".md-top")
    expect(top).not_to_have_attribute("hidden", "")
    top.focus()
    page.keyboard.press("Enter")
    expect(page.locator("article h1")).to_be_focused()
    expect(page.locator(".md-dialog [role=status]")).to_be_attached()  # tells what was copied


def painted(scroller: Locator) -> tuple[object, object, object]:
    """The color most seen at the left edge of what scrolls, in its middle, and at its right."""
    image = Image.open(BytesIO(scroller.screenshot(animations="disabled"))).convert("RGB")
    width, height = image.size
    columns = (image.crop((x, 0, x + 1, height)) for x in (2, width // 2, width - 3))
    left, middle, right = (max(column.getcolors() or [(0, 0)])[1] for column in columns)
    return left, middle, right


def test_what_scrolls_sideways_shows_where_it_goes_on(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto("practice/cost/")
    for kind in (".md-typeset__scrollwrap", "pre > code"):
        scroller = page.locator(f"{kind}[tabindex]").first
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            scroller.evaluate("one => one.scrollTo(0, 0)")
            left, middle, right = painted(scroller)
            assert left == middle != right, f"{kind}, {scheme}, at its start"
            scroller.evaluate("one => one.scrollTo(one.scrollWidth, 0)")
            left, middle, right = painted(scroller)
            assert left != middle == right, f"{kind}, {scheme}, at its end"
        page.emulate_media(color_scheme="light", forced_colors="active")
        assert style(scroller, "borderRightStyle") == "dashed", "no colors, so no shade"
        page.emulate_media(forced_colors="none")
