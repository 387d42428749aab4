"""The page for unknown addresses suggests pages in both languages; its doors need no script."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Route

from tests.built_site import ROOT_URL, page_addresses
from tests.theme.hooks import load_hook


def local(url: str) -> str:
    return url.removeprefix(ROOT_URL)


def test_every_page_can_be_suggested(site: Path) -> None:
    html = (site / "404.html").read_text("utf-8")
    told = re.search(r'id="known-pages"[^>]*>(.*?)</script>', html, re.DOTALL)
    pages = json.loads(told[1])
    english = [address for address in page_addresses() if not address.startswith("ru/")]
    assert sorted(address for address, *_ in pages) == sorted(english)
    assert all(title for _, *titles in pages for title in titles)


def test_doors_need_no_script(site: Path) -> None:
    for file in (site / "404.html", site / "ru" / "404.html"):
        article = file.read_text("utf-8").partition("<article")[2].partition("</article>")[0]
        links = [to for to in re.findall(r'href="([^"]+)"', article) if to.startswith(ROOT_URL)]
        known = set(page_addresses())
        assert {local(to) for to in links} <= known
        for language in ("", "ru/"):
            own = [to for to in links if local(to).startswith("ru/") == bool(language)]
            assert len(own) >= 8, "a door to every chapter"
        for title in ("Versions", "Версии"):
            assert f">{title}</a>" in article, "a door is named as in the menu"


def test_addresses_of_index_pages() -> None:
    hook = load_hook("not_found")
    assert hook.address_of("interview/index.md") == "interview/"
    assert hook.address_of("index.md") == ""


@pytest.mark.browser
@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("basics/conecting/", "basics/connecting/"),
        ("ru/signals/presave-postsave.html", "signals/pre-save-post-save/"),
        ("recipes/audit_log", "recipes/audit-log/"),
        ("транзакции", "practice/transactions/"),
    ],
)
def test_nearest_pages_are_suggested(
    browser: Browser, site: Path, asked: str, expected: str
) -> None:
    context = browser.new_context(locale="en-US")

    def answer(route: Route) -> None:
        file = site / urlsplit(local(route.request.url)).path
        if file.is_file():
            route.fulfill(path=file)
        else:
            route.fulfill(path=site / "404.html", status=404)

    context.route(f"{ROOT_URL}**", answer)
    page = context.new_page()
    page.goto(ROOT_URL + asked)
    for language in ("en", "ru"):
        box = page.locator(f"[data-suggestions={language}]")
        found = [local(link.get_attribute("href")) for link in box.locator("a").all()]
        assert ("" if language == "en" else "ru/") + expected in found[:3], found
        assert box.is_visible()
    page.goto(ROOT_URL + "qqqq-zzzz/")
    assert not page.locator("[data-suggestions=en]").is_visible()
    context.close()
