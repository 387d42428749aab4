"""What search engines, previews of shared links and other machines are told, seen in the HTML."""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from tests.built_site import ROOT_URL, page_addresses
from tests.theme.hooks import load_hook

structured_data = load_hook("structured_data")
VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}


class _Text(HTMLParser):
    """What a reader sees of a page, the title, and the scripts that hold data."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.text: list[str] = []
        self.title = ""
        self.data: list[str] = []
        self.types: list[str | None] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(tag)
        if tag == "script":
            self.types.append(dict(attrs).get("type"))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if "title" in self.open and "svg" not in self.open:
            self.title += data
        elif "script" in self.open:
            if self.types[-1] == "application/ld+json":
                self.data.append(data)
        elif not {"style", "svg", "button"} & set(self.open):
            self.text.append(data)


@cache
def read(file: Path) -> _Text:
    parser = _Text()
    parser.feed(file.read_text("utf-8"))
    return parser


def words_of(text: str) -> str:
    """Text as it is compared: marks of proofs gone, spaces alike."""
    return re.sub(r"\s+(?=[.,;:!?)»](?:\s|$))", "", re.sub(r"[\s✓]+", " ", text))


def told_texts(data: Any) -> list[str]:
    """Every text of a page's structured data that stands on the page itself."""
    if isinstance(data, list):
        return [text for one in data for text in told_texts(one)]
    if not isinstance(data, dict):
        return []
    own = [data[key] for key in ("headline", "text") if key in data]
    if data.get("@type") in ("Question", "Quiz"):
        own.append(data["name"])
    return own + [text for value in data.values() for text in told_texts(value)]


def language_of(address: str) -> str:
    return "ru" if address.startswith("ru/") else "en"


def test_titles_differ_and_fit_a_list_of_results(site: Path) -> None:
    titles = {address: read(site / address / "index.html").title for address in page_addresses()}
    assert [title for title, count in Counter(titles.values()).items() if count > 1] == []
    names = {"Django Signals, Tested", "Сигналы Django под тестами"}
    own = {a: re.sub(rf" — ({'|'.join(names)})$", "", title) for a, title in titles.items()}
    # What is longer is cut off; the name of the site may be.
    assert [(a, title) for a, title in own.items() if not 3 <= len(title.strip()) <= 60] == []


def test_descriptions_differ_and_fit_a_list_of_results(site: Path) -> None:
    found = {}
    for address in page_addresses():
        html = (site / address / "index.html").read_text("utf-8")
        found[address] = re.search(r'<meta name="description" content="([^"]*)">', html)[1]
    assert [text for text, count in Counter(found.values()).items() if count > 1] == []
    assert [(a, len(text)) for a, text in found.items() if not 50 <= len(text) <= 180] == []


@pytest.mark.parametrize("address", page_addresses())
def test_structured_data_is_what_the_page_says(site: Path, address: str) -> None:
    page = read(site / address / "index.html")
    assert len(page.data) == 1, "one script with structured data"
    data = json.loads(page.data[0])
    assert data["@context"] == "https://schema.org"
    assert data["inLanguage"] == language_of(address)
    assert data["url"] == ROOT_URL + address
    html = (site / address / "index.html").read_text("utf-8")
    assert data["description"] in html.replace("&#34;", '"').replace("&#39;", "'").replace(
        "&amp;", "&"
    )
    text = words_of("".join(page.text))
    missing = [told for told in told_texts(data) if words_of(told) not in text]
    assert missing == [], "told to machines, but not on the page"


@pytest.mark.parametrize("address", page_addresses())
def test_kind_of_page_is_told(site: Path, address: str) -> None:
    data = json.loads(read(site / address / "index.html").data[0])
    inside = address.removeprefix("ru/")
    if not inside:
        assert data["@type"] == "WebSite"
    elif re.match(r"interview/(questions|puzzles|open)/", inside):
        assert data["@type"] == "Quiz"
        html = (site / address / "index.html").read_text("utf-8")
        ids = re.findall(r'data-question="([^"]+)"', html)
        assert [one["@id"] for one in data["hasPart"]] == [f"#{id_}" for id_ in ids]
        for one in data["hasPart"]:
            assert one["acceptedAnswer"]["text"]
            wrong = [answer["text"] for answer in one.get("suggestedAnswer", [])]
            assert len(wrong) == (0 if "/open/" in address else 3)
            assert one["acceptedAnswer"]["text"] not in wrong
    else:
        assert data["@type"] == "TechArticle"
        assert len(data["headline"]) <= 110


def test_no_text_can_end_the_script() -> None:
    hostile = {"name": "</script><script>alert(1)</script><!-- & \u2028"}
    written = structured_data.as_script(hostile)
    assert not re.search(r"[<>&]", written)
    assert json.loads(written) == hostile


def test_code_is_told_as_it_is_read() -> None:
    told = structured_data.spoken('`**kwargs` is *always* there [proof](/snippets/a/b.py "x").')
    assert told == "**kwargs is always there."


@pytest.mark.parametrize("address", page_addresses())
def test_preview_of_a_shared_link(site: Path, address: str) -> None:
    html = (site / address / "index.html").read_text("utf-8")
    told = dict(
        re.findall(r'<meta (?:property|name)="((?:og|twitter):[^"]+)" content="([^"]*)"', html)
    )
    inside = address.removeprefix("ru/").rstrip("/") or "index"
    language = language_of(address)
    assert told["og:image"] == f"{ROOT_URL}social/{language}/{inside}.png"
    assert told["og:url"] == ROOT_URL + address
    assert told["og:locale"] == {"en": "en_US", "ru": "ru_RU"}[language]
    assert told["og:locale:alternate"] == {"en": "ru_RU", "ru": "en_US"}[language]
    assert told["twitter:card"] == "summary_large_image"
    assert f'<meta name="description" content="{told["og:description"]}">' in html
    assert told["og:title"] in html[html.index("<title>") : html.index("</title>")]
