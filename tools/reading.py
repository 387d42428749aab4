"""Takes the text of a page out of the built site, for those who read it elsewhere.

The Markdown for machines (tools/machine_text.py) and the book (tools/book.py) are made of the same
HTML that readers see, so that samples, tables and timelines are in them without being made twice.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from tools.navigation import Place, places, site_names
from tools.pages import PROOF_WORDS
from tools.questions import LETTERS
from tools.repository import DOCS, LANGUAGES

ARTICLE = re.compile(r"<article[^>]*>(?P<inside>.*?)</article>", re.DOTALL)
BOXES = re.compile(r'<section class="proof-boxes".*?</section>', re.DOTALL)
PRE = re.compile(r"<pre.*?</pre>", re.DOTALL)
CALLOUT = re.compile(r'<span class="callout" data-number="(?P<number>\d+)">')
SPAN = re.compile(r"</?span[^>]*>")
PYTHON_FILE = re.compile(r"(?:snippets|sample_project|tests)/[\w/]+\.py")
# What only a screen can use. Proof boxes are left out too: each mark names its file.
FOR_SCREENS = (
    ".md-content__button, .headerlink, .run, .run-excuse, .run-note, .sample-whole, "
    ".question__bar, .topic-bar, .operations-filter, .report, .proof-boxes, [hidden], "
    "script, style, template, input, select"
)


@dataclass(frozen=True)
class Page:
    """One page of the built site in one language."""

    site: Path
    language: str
    place: Place

    @property
    def inside(self) -> str:
        """Its address below the language, `basics/connecting/`; empty for the home page."""
        path = self.place.name.removesuffix(".md")
        return "" if path == "index" else path.removesuffix("/index") + "/"

    @property
    def address(self) -> str:
        """Its address below the root of the site."""
        return self.inside if self.language == LANGUAGES[0] else f"{self.language}/{self.inside}"

    @cached_property
    def built(self) -> str:
        """The whole page as it was built."""
        return (self.site / self.address / "index.html").read_text("utf-8")

    @property
    def source(self) -> Path:
        """The Markdown file it is made of."""
        return DOCS / self.language / self.place.name

    @cached_property
    def inner_html(self) -> str:
        """HTML of the text, boxes of proofs left out."""
        found = ARTICLE.search(self.built)
        if not found:
            raise ValueError(f"{self.address}index.html has no <article>")
        return BOXES.sub("", found["inside"])

    @cached_property
    def ids(self) -> frozenset[str]:
        """Where a link into the text may lead."""
        return frozenset(re.findall(r'\sid="?([^"\s>]+)', self.inner_html))

    def meta(self, name: str) -> str:
        """A text of the page's head, `description` or `canonical`."""
        found = re.search(
            rf'<meta name="{name}" content="([^"]*)"|<link rel="{name}" href="([^"]*)"', self.built
        )
        return html.unescape(found[1] or found[2]) if found else ""

    @property
    def title(self) -> str:
        """Its title, without the name of the site."""
        found = re.search(r"<title>(.*?)</title>", self.built, re.DOTALL)
        whole = html.unescape(found[1]).strip() if found else ""
        return whole.removesuffix(f" — {site_names()[self.language]}")


def pages(site: Path, language: str) -> list[Page]:
    """The pages of one language in the order of the navigation."""
    return [Page(site, language, place) for place in places(language)]


def article(page: Page) -> BeautifulSoup:
    """The text of a page without what only a screen can use; marks of proofs become links.

    Such a link is `<a class="proof" href="/snippets/…" title="the line">proof</a>`.
    """
    # Colors of code are most of the elements; without them this is several times faster.
    soup = BeautifulSoup(PRE.sub(_without_colors, page.inner_html), "html.parser")
    for one in soup.select(FOR_SCREENS):
        one.decompose()
    for mark in soup.select("a.proof"):
        path = PYTHON_FILE.search(str(mark.get("aria-label", "")))
        link = soup.new_tag("a", attrs={"class": "proof"})
        link["href"] = f"/{path[0]}" if path else ""
        if line := mark.get("data-line"):
            link["title"] = line
        link.string = PROOF_WORDS[page.language]
        mark.replace_with(link)
    for button in soup.select("table.operations button"):  # a cell that opens a box
        button.unwrap()
    for button in soup.select("button"):
        button.decompose()
    for options in soup.select("ol.options"):
        for letter, option in zip(LETTERS, options.find_all("li", recursive=False), strict=False):
            (option.find("p") or option).insert(0, f"{letter}. ")
    for one in soup.select(".kept, abbr.term"):
        one.unwrap()
    return soup


def _without_colors(block: re.Match[str]) -> str:
    # The numbers of notes are drawn by the style sheet on the site.
    return SPAN.sub("", CALLOUT.sub(r"# (\g<number>)", block[0]))


def code_language(pre: Tag) -> str:
    """`python` for a block that is Python, as its wrapper says; empty where it does not."""
    for parent in (pre, *pre.parents):
        for name in parent.get("class") or []:
            if name.startswith("language-"):
                return name.removeprefix("language-")
    return ""
