"""The built site as readers use it, in a real browser."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from test_every_page import EVERYTHING, violations

from tests.built_site import ROOT_URL

pytestmark = pytest.mark.browser

PROVED = "signals/pre-save-post-save/"


def box_of(page: Page, mark: Locator) -> Locator:
    """The box that a mark opens in place."""
    return page.locator(f"#{(mark.get_attribute('href') or '').partition('#')[2]}")


def test_switch_keeps_page_and_section(page: Page) -> None:
    page.goto(f"{PROVED}#arguments")
    page.locator(".language-switch").click()
    page.wait_for_url(f"**/ru/{PROVED}#arguments")
    assert page.locator("html").get_attribute("lang") == "ru"
    page.locator(".language-switch").click()
    page.wait_for_url(f"**/{PROVED}#arguments")
    assert page.locator("html").get_attribute("lang") == "en"


def test_report_names_the_section(page: Page) -> None:
    page.goto(f"{PROVED}#arguments")
    link = page.locator("a[data-report]")
    link.evaluate("link => link.addEventListener('click', (event) => event.preventDefault())")
    link.click()
    form = parse_qs(urlsplit(link.get_attribute("href") or "").query)
    assert form["page"] == [f"{ROOT_URL}{PROVED}#arguments"]
    assert form["language"] == ["en"]
    assert form["template"] == ["error-en.yml"]


def test_announced_feed_costs_no_request(page: Page) -> None:
    """Material asks for a sitemap beside each link that it takes for another language."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("versions/")
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if url.endswith(".xml")] == []


def test_proof_opens_in_place_by_keyboard(page: Page) -> None:
    page.goto(PROVED)
    mark = page.locator(".proof").first
    line = mark.get_attribute("data-line")
    mark.focus()
    page.keyboard.press("Enter")
    box = box_of(page, mark)
    expect(box).to_be_visible()
    expect(box.locator("mark.quoted").first).to_have_text(line)
    expect(box.locator(".proof-box__close")).to_be_focused()
    page.keyboard.press("Escape")
    expect(box).to_be_hidden()
    expect(mark).to_be_focused()


def test_proof_left_by_tab_closes_and_the_page_goes_on_after_its_mark(page: Page) -> None:
    page.goto(PROVED)
    mark = page.locator(".proof").first
    page.locator(".md-content a[href]").evaluate_all(
        "(links, mark) => { window.next = links[links.indexOf(mark) + 1]; }", mark.element_handle()
    )
    mark.focus()
    page.keyboard.press("Enter")
    box = box_of(page, mark)
    expect(box.locator(".proof-box__close")).to_be_focused()
    for _ in range(20):
        page.keyboard.press("Tab")
        if not box.evaluate("box => box.contains(document.activeElement)"):
            break
    expect(box).to_be_hidden()
    assert page.evaluate("document.activeElement === next"), "not the link after the mark"


def test_proof_opens_without_javascript(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto(PROVED)
    mark = page.locator(".proof").first
    mark.click()
    expect(page).to_have_url(re.compile(rf"{PROVED}proofs\.html#proof-"))
    box = page.locator(":target")
    expect(box).to_be_in_viewport()
    expect(box.locator("mark").first).to_be_visible()
    expect(page.get_by_role("button", name="Close")).to_have_count(0)
    page.get_by_role("link", name="Back to the page").click()
    expect(page).to_have_url(re.compile(rf"{PROVED}$"))
    context.close()


def test_proofs_are_fetched_once_and_when_they_are_asked_for(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda r: asked.append(r.url) if "proofs.html" in r.url else None)
    page.goto(PROVED)
    assert asked == []
    for mark in (page.locator(".proof").first, page.locator(".sample-whole").first):
        mark.click()
        expect(box_of(page, mark)).to_be_visible()
        page.keyboard.press("Escape")
    assert len(asked) == 1
    expect(page.locator("article.md-typeset > .proof-box").first).to_be_attached()  # has its styles


def test_mark_leads_to_the_proofs_where_they_cannot_be_fetched(page: Page) -> None:
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(PROVED)
    page.evaluate("() => { window.fetch = () => Promise.reject(new TypeError('blocked')); }")
    page.locator(".proof").first.click()
    expect(page).to_have_url(re.compile(r"proofs\.html#proof-"))
    expect(page.locator(":target")).to_be_in_viewport()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert page.evaluate("document.scrollingElement.scrollWidth - innerWidth") <= 0
    assert violations(page, EVERYTHING) == []


@pytest.mark.parametrize(
    ("locale", "start", "offered"),
    [("ru-RU", "", "ru"), ("en-US", "ru/", "en"), ("en-US", "", None), ("de-DE", "", None)],
)
def test_other_language_is_offered_and_no_stays_no(
    browser: Browser, address: str, locale: str, start: str, offered: str | None
) -> None:
    context = browser.new_context(base_url=address, locale=locale)
    page = context.new_page()
    page.goto(start)
    offer = page.locator("[data-offer]")
    if offered is None:
        expect(offer).to_be_hidden()
    else:
        expect(offer).to_be_visible()
        assert offer.get_attribute("lang") == offered
        offer.locator("[data-offer-dismiss]").click()
        expect(offer).to_be_hidden()
        expect(page.locator(".language-switch")).to_be_focused()  # where Tab goes on from
        page.goto(f"{start}basics/connecting/")
        expect(page.locator("[data-offer]")).to_be_hidden()
    context.close()


def _search(page: Page, words: str) -> list[str]:
    page.locator("input[data-md-component=search-query]").click()
    page.keyboard.type(words)
    page.wait_for_timeout(300)
    page.locator(".md-search-result__meta").wait_for()
    page.wait_for_function(
        "!/…|Initializing|Инициализация/.test("
        "document.querySelector('.md-search-result__meta').textContent)"
    )
    return page.locator(".md-search-result__link").evaluate_all("all => all.map(a => a.href)")


@pytest.mark.parametrize(
    ("start", "words"),
    [
        ("ru/", "сигнала"),
        ("ru/", "получателю"),
        ("ru/", "транзакцию"),
        ("ru/", "dispatch_uid"),
        ("ru/", "post_save"),
        ("", "receivers"),
        ("", "dispatch_uid"),
        ("", "update_fields"),
    ],
)
def test_search_answers_in_the_language_of_the_page(page: Page, start: str, words: str) -> None:
    page.goto(start or "/")
    found = _search(page, words)
    assert found, f"nothing found for {words!r}"
    assert all(("/ru/" in url) == (start == "ru/") for url in found)


def test_missing_page_speaks_both_languages(page: Page) -> None:
    response = page.goto("no/such/page/")
    assert response is not None
    assert response.status == 404
    expect(page.get_by_role("heading", level=1)).to_have_text("There is no page at this address")
    expect(page.get_by_text("По этому адресу нет страницы")).to_be_visible()


def test_theme_choice_holds_in_both_languages(page: Page) -> None:
    page.goto("/")
    scheme = page.locator("body")
    page.locator("label[for=__palette_1]").click()
    page.locator("label[for=__palette_2]").click()
    expect(scheme).to_have_attribute("data-md-color-scheme", "slate")
    page.goto("ru/")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    chosen = page.locator("[data-palette] input:checked")
    for key, now in (("Space", "default"), ("Enter", "default"), ("Space", "slate")):
        chosen.focus()  # the system's, light, dark
        page.keyboard.press(key)
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", now)


def test_operations_are_filtered_by_words_and_by_signal(page: Page) -> None:
    page.goto("signals/what-sends-what/")
    rows = page.locator("table.operations tbody tr:visible")
    everything = rows.count()
    page.get_by_label("Filter operations").fill("bulk_create")
    names = rows.evaluate_all("all => all.map((row) => row.id)")
    assert 0 < len(names) < everything
    assert all("bulk_create" in name for name in names)
    page.get_by_label("Filter operations").fill("")
    page.get_by_label("that send").select_option("m2m_changed")
    assert 0 < rows.count() < everything
    for row in rows.all():
        expect(row.locator("td.sent[data-signal=m2m_changed]")).to_have_count(1)


def test_operation_shows_what_it_sent_by_keyboard(page: Page) -> None:
    page.goto("ru/signals/what-sends-what/")
    opener = page.locator("#row-save_new th button")
    opener.focus()
    page.keyboard.press("Enter")
    box = page.locator("#op-save_new")
    expect(box).to_be_visible()
    expect(box.locator("li").filter(has_text="post_save")).to_contain_text("created=True")
    expect(box.locator(".proof-box__close")).to_be_focused()
    page.keyboard.press("Escape")
    expect(opener).to_be_focused()
    page.keyboard.press("Enter")
    expect(box.locator(".proof-box__close")).to_be_focused()
    for _ in range(4):  # the cross, the code, and out
        page.keyboard.press("Tab")
    expect(box).to_be_hidden()
    expect(page.locator("table.operations :focus")).to_have_count(1)


def test_list_of_signals_is_searched(page: Page) -> None:
    page.goto("signals/")
    rows = page.locator(".signals tbody tr:visible")
    assert rows.count() >= 24
    page.get_by_label("Find a signal").fill("migrate")
    assert set(rows.locator("td:first-child").all_text_contents()) == {
        "pre_migrate",
        "post_migrate",
    }
    found = page.locator(".operations-filter output")
    expect(found).to_have_attribute("aria-live", "polite")
    expect(found).to_have_text("Shown: 2")


@pytest.mark.parametrize("where", ["", "playground/", "ru/basics/connecting/"])
@pytest.mark.parametrize("width", [320, 700, 1280])
def test_text_keeps_clear_of_the_edges(page: Page, where: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(where or "/")
    text = page.locator("article > p").first.bounding_box()
    assert text is not None
    assert text["x"] >= 12
    assert text["x"] + text["width"] <= width - 12
