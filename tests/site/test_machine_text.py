"""The Markdown beside each page says what the page says, and llms.txt names every page."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.built_site import ROOT_URL, page_addresses
from tools.pages import parse
from tools.reading import pages

VOID = {"br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
# Seen on a screen only: buttons, pictures, links to the practice and to the page itself.
LEFT_OUT = (
    *("md-content__button", "headerlink", "question__bar", "topic-bar", "operations-filter"),
    "report",
)
PAGES = {page.address: page for language in ("en", "ru") for page in pages(Path(), language)}


class _Article(HTMLParser):
    """Words and code blocks of the text of a page, read without the tools under test."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, bool]] = []
        self.text: list[str] = []
        self.blocks: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "span":  # a word of code may have two colors
            self.text.append(" ")
        if tag in VOID:
            return
        told = dict(attrs)
        css = told.get("class") or ""
        starts = tag == "article"
        ends = tag in ("svg", "script", "style", "select") or "hidden" in told
        ends |= "proof-boxes" in css or any(name in css for name in LEFT_OUT)
        ends |= css in ("run-excuse", "proof", "sample-whole")
        ends |= tag == "button" and not (told.get("popovertarget") or "").startswith("op-")
        inside = starts or (bool(self.open) and self.open[-1][1] and not ends)
        self.open.append((tag, inside))
        if tag == "pre" and inside:
            self.blocks.append("")

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass
        if tag != "span":
            self.text.append(" ")

    def handle_data(self, data: str) -> None:
        if not self.open or not self.open[-1][1]:
            return
        self.text.append(data)
        if any(tag == "pre" for tag, _ in self.open):
            self.blocks[-1] += data


def words_of(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text))


@pytest.mark.parametrize("address", page_addresses())
def test_markdown_is_complete(site: Path, address: str) -> None:
    article = _Article()
    article.feed((site / address / "index.html").read_text("utf-8"))
    text = (site / address / "index.md").read_text("utf-8")
    lost = words_of("".join(article.text)) - words_of(text)
    assert not lost, "on the page, but not in its Markdown"
    flat = re.sub(r"^ +", "", text, flags=re.MULTILINE)
    for block in article.blocks:
        first = block.strip().splitlines()
        # The numbers of notes stand behind lines of code, and blocks in lists are indented.
        assert all(line.strip() in flat for line in first), block


@pytest.mark.parametrize("address", page_addresses())
def test_markdown_is_markdown(site: Path, address: str) -> None:
    text = (site / address / "index.md").read_text("utf-8")
    source = parse(PAGES[address].source)
    prose = re.sub(r"^ *(`{3,})\w*\n.*?^ *\1$|`[^`\n]+`", "", text, flags=re.M | re.S)
    assert not re.search(r"<!--|</?(?:div|span|p|button|svg|details)\b|--8<--|\sdata-\w+=", prose)
    levels = re.findall(r"^(#{1,6}) ", prose, re.MULTILINE)
    assert len(levels) >= len(source.headings)
    proofs = re.findall(rf"\]\({re.escape(ROOT_URL)}(snippets/[\w/]+\.py)", text)
    assert Counter(proofs) == Counter(proof.snippet for proof in source.proofs)
    assert all((site / path).is_file() for path in proofs)
    relative = [to for to in re.findall(r"\]\(([^)\s]+)", prose) if not re.match(r"https?://", to)]
    assert relative == [], "a copy of this file would not find them"


@pytest.mark.parametrize("language", ["en", "ru"])
def test_llms_txt_names_every_page(site: Path, language: str) -> None:
    start = "" if language == "en" else "ru/"
    text = (site / start / "llms.txt").read_text("utf-8")
    assert text.startswith("# ")
    assert text.splitlines()[2].startswith("> ")
    named = re.findall(r"^- \[[^\]]+\]\(([^)]+)/?index\.md\): \S", text, re.MULTILINE)
    own = [a for a in page_addresses() if a.startswith("ru/") == (language == "ru")]
    assert sorted(named) == sorted(ROOT_URL + address for address in own)
    other = "ru/llms.txt" if language == "en" else "llms.txt"
    assert f"({ROOT_URL}{other})" in text
