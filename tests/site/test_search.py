"""A reader with a question finds its answer by one search; the questions stand in coverage.yml."""

from __future__ import annotations

import pytest
import yaml
from playwright.sync_api import Page, TimeoutError

from tools.repository import ROOT

pytestmark = pytest.mark.browser

TABLE = yaml.safe_load((ROOT / "tests" / "docs" / "coverage.yml").read_text("utf-8"))
QUESTIONS = {key: row for key, row in TABLE.items() if key.startswith("Q")}
SEEN = 5  # the articles a reader sees without scrolling, on a desktop
ARTICLES = ".md-search-result__item > .md-search-result__link:first-child"


def answers(row: dict, start: str) -> list[str]:
    """The addresses that answer a question: `/ru/practice/errors/`."""
    names = {place.split("#")[0].removesuffix(".md") for place in row["answered"]}
    return [f"/{start}{name.removesuffix('index').rstrip('/')}/" for name in sorted(names)]


def ask(page: Page, words: str, wanted: list[str]) -> str | None:
    """None when a wanted article is among the first; else what was found instead."""
    page.locator("input[data-md-component=search-query]").fill(words)
    script = """([links, wanted, seen]) => [...document.querySelectorAll(links)].slice(0, seen)
        .some((link) => wanted.includes(new URL(link.href).pathname))"""
    try:
        page.wait_for_function(script, arg=[ARTICLES, wanted, SEEN], timeout=10_000)
    except TimeoutError:
        found = page.locator(ARTICLES).evaluate_all("all => all.map((a) => a.pathname)")
        return f"{words!r} finds {found[:SEEN]}, not {wanted}"
    return None


@pytest.mark.parametrize(("start", "language"), [("", "en"), ("ru/", "ru")])
def test_one_search_finds_the_answer(page: Page, start: str, language: str) -> None:
    page.goto(start or "/")
    page.locator("input[data-md-component=search-query]").click()
    lost = {}
    for key, row in QUESTIONS.items():
        if fault := ask(page, row["search"][language], answers(row, start)):
            lost[key] = fault
    assert lost == {}, "\n".join(f"{key}: {fault}" for key, fault in lost.items())


def test_nothing_of_the_search_is_loaded_before_a_reader_turns_to_it(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("practice/errors/")
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if "/search" in url and not url.endswith("search.js")] == []
    page.keyboard.press("/")
    page.keyboard.type("dispatch_uid")  # before the index is there
    page.locator(ARTICLES).first.wait_for()
    assert [url.rsplit("/", 1)[-1] for url in asked].count("search_index.json") == 1


def test_a_link_to_a_search_is_answered(page: Page) -> None:
    page.goto("ru/?q=dispatch_uid")
    page.locator(ARTICLES).first.wait_for()


def test_a_pasted_word_is_searched(page: Page) -> None:
    """fill() sets the value as pasting does: no key is pressed."""
    page.goto("/")
    page.locator("input[data-md-component=search-query]").click()
    assert ask(page, "dispatch_uid", ["/basics/connecting/"]) is None


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("anti", "/practice/when-to-use/"),  # half a word: found as far as it is typed
        ("+-*~^: on_commit()", "/practice/transactions/"),  # signs of the engine's own syntax
        ("zebra on_commit", "/practice/transactions/"),  # a word that stands nowhere
    ],
)
def test_what_people_type_is_found(page: Page, words: str, wanted: str) -> None:
    page.goto("/")
    page.locator("input[data-md-component=search-query]").click()
    assert ask(page, words, [wanted]) is None
