"""The copy is read and searched from a disk, without a host and without a script from elsewhere."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.built_site import page_addresses
from tools import disk_copy


@pytest.fixture(scope="module")
def copy(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive, unpacked."""
    folder = tmp_path_factory.mktemp("disk")
    with zipfile.ZipFile(disk_copy.write(site, folder / "copy.zip")) as packed:
        packed.extractall(folder)
    return folder / disk_copy.TOP


def test_addresses_become_files() -> None:
    assert disk_copy.to_file("../basics/") == "../basics/index.html"
    assert disk_copy.to_file("..") == "../index.html"
    assert disk_copy.to_file("../..") == "../../index.html"
    assert disk_copy.to_file("assets/site.css") == "assets/site.css"
    html = '<title>x</title><a href="../a/#b">c</a><a href="#d">e</a><a href="https://x.y/">f</a>'
    assert disk_copy.page_for_disk(html, "../").endswith(
        '<a href="../a/index.html#b">c</a><a href="#d">e</a><a href="https://x.y/">f</a>'
    )


def test_a_policy_stays_with_the_host() -> None:
    html = '<title>x</title>\n<meta http-equiv="Content-Security-Policy" content="img-src data:">'
    assert "Policy" not in disk_copy.page_for_disk(html, "../")


def test_every_link_leads_to_a_file(copy: Path) -> None:
    dead = set()
    for address in page_addresses():
        file = copy / address / "index.html"
        for target in re.findall(r'\shref="([^"]+)"', file.read_text("utf-8")):
            path = target.partition("#")[0].partition("?")[0]
            # Other copies are not in this one; feeds and lists for machines need a host.
            inside = path and ":" not in path and not re.search(r"books/|\.(?:xml|txt|md)$", path)
            if inside and not (file.parent / path).is_file():
                dead.add(f"{address}: {target}")
    assert dead == set()


def test_readme_tells_how_to_run_in_both_languages(copy: Path) -> None:
    told = (copy / "README.txt").read_text("utf-8")
    assert told.count("python -m http.server") == 2
    assert "ru/index.html" in told


def search(page: Page, typed: str) -> str:
    page.locator(".md-search__input").click()
    page.locator(".md-search__input").fill(typed)
    page.locator(".md-search__input").press("End")
    first = page.locator(".md-search-result__link").first
    expect(first).to_be_visible()
    return first.get_attribute("href") or ""


@pytest.mark.browser
@pytest.mark.parametrize(
    ("start", "typed"), [("", "dispatch_uid"), ("ru/", "получателю dispatch_uid")]
)
def test_copy_is_read_and_searched_from_the_disk(
    browser: Browser, copy: Path, start: str, typed: str
) -> None:
    context = browser.new_context(locale="en-US", viewport={"width": 1280, "height": 900})
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "request",
        lambda r: None if r.url.startswith(("file:", "data:")) else complaints.append(r.url),
    )
    page.goto((copy / start / "index.html").as_uri())
    page.locator(".doors a").first.click()
    page.wait_for_url("**/basics/what-are-signals/index.html")
    page.locator(".language-switch").click()
    page.wait_for_url("**/basics/what-are-signals/index.html")
    other = "ru" if start == "" else "en"
    assert page.locator("html").get_attribute("lang") == other
    page.go_back()
    href = search(page, typed)
    assert "index.html" in href
    page.goto(href.partition("?")[0])
    expect(page.locator("h1")).to_be_visible()
    assert complaints == []
    context.close()
