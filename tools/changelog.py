"""Reads the history of the site's text, docs/*/changelog.md, and makes a feed of it.

    ## 20 November 2026 { #2026-11-20 }        a day, the newest first
    ### What is true now { #permanent-id }     one change
    *Correction · Django 5.2, 6.0, 6.1*        its kind, and the releases it was run on
    Text with links.

The page is the only source: the feed takes dates, ids and text from it, so that two builds of the
same text give the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from html import escape, unescape
from urllib.parse import urljoin

from tools.faults import Fault
from tools.pages import Page
from tools.repository import ALL_VERSIONS

NAME = "changelog.md"
KINDS = {"en": ("Correction", "New"), "ru": ("Исправление", "Новое")}
MONTHS = {
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
    "ru": (
        *("января", "февраля", "марта", "апреля", "мая", "июня"),
        *("июля", "августа", "сентября", "октября", "ноября", "декабря"),
    ),
}
KIND = re.compile(r"^\*(?P<kind>\w+) · Django (?P<versions>[\d., ]+)\*$")
HEADING = re.compile(r'<h(?P<level>[23]) id="(?P<id>[^"]+)">(?P<text>.*?)</h(?P=level)>', re.DOTALL)
PERMALINK = re.compile(r'<a class="headerlink".*?</a>', re.DOTALL)
# Buttons work on the page only, and explained terms are explained there.
PAGE_ONLY = re.compile(r"<button\b.*?</button>|</?abbr\b[^>]*>", re.DOTALL)
HREF = re.compile(r'\bhref="([^"]*)"')


@dataclass(frozen=True)
class Change:
    """One entry of the feed."""

    id: str
    day: str
    title: str
    html: str


def written(day: date, language: str) -> str:
    """A day as readers write it: `20 November 2026`, `20 ноября 2026`."""
    return f"{day.day} {MONTHS[language][day.month - 1]} {day.year}"


def changes(html: str, address: str) -> Iterator[Change]:
    """The changes in the built text of the page, as written there: the newest first.

    address: of the page; links in a feed have no page to be relative to.
    """
    day = ""
    found = list(HEADING.finditer(html))
    ends = [match.start() for match in found[1:]] + [len(html)]
    for match, end in zip(found, ends, strict=True):
        if match["level"] == "2":
            day = match["id"]
            continue
        body = PAGE_ONLY.sub("", html[match.end() : end]).strip()
        body = HREF.sub(lambda m: f'href="{escape(urljoin(address, unescape(m[1])))}"', body)
        title = re.sub(r"<[^>]+>", "", PERMALINK.sub("", match["text"]))
        yield Change(match["id"], day, unescape(title).strip(), body)


def atom(found: list[Change], title: str, author: str, address: str, feed: str, lang: str) -> str:
    """An Atom feed (RFC 4287) of changes, the newest first.

    address: of the page. feed: of the feed itself.
    """

    def moment(day: str) -> str:
        return f"{day}T00:00:00Z"

    entries = "".join(
        "<entry>"
        f"<id>{escape(address)}#{change.id}</id>"
        f"<title>{escape(change.title)}</title>"
        f"<published>{moment(change.day)}</published><updated>{moment(change.day)}</updated>"
        f'<link rel="alternate" type="text/html" href="{escape(address)}#{change.id}"/>'
        f'<content type="html">{escape(change.html)}</content>'
        "</entry>\n"
        for change in found
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{lang}">\n'
        f"<id>{escape(address)}</id>\n<title>{escape(title)}</title>\n"
        f"<updated>{moment(max(change.day for change in found))}</updated>\n"
        f"<author><name>{escape(author)}</name></author>\n"
        f'<link rel="self" type="application/atom+xml" href="{escape(feed)}"/>\n'
        f'<link rel="alternate" type="text/html" href="{escape(address)}"/>\n'
        f"{entries}</feed>\n"
    )


def faults(page: Page) -> Iterator[Fault]:
    """What a reader of the history, or of the feed, would stumble over."""
    lines = page.text.splitlines()
    last: date | None = None
    for heading in page.headings:
        place = f"{page.place}:{heading.line}"
        if heading.level == 2:
            try:
                day = date.fromisoformat(heading.id or "")
            except ValueError:
                yield Fault(
                    place,
                    f"heading id #{heading.id} is no date",
                    "The feed takes the date of each change from it.",
                    f"Write ## {written(date(2026, 11, 20), page.language)} {{ #2026-11-20 }}.",
                )
                continue
            if heading.text != written(day, page.language):
                yield Fault(
                    place,
                    f"the heading says {heading.text!r}, its id #{heading.id}",
                    "Readers of the page and of the feed would see two dates.",
                    f"Write {written(day, page.language)}.",
                )
            if last and day >= last:
                yield Fault(
                    place,
                    f"{heading.id} stands below {last.isoformat()}",
                    "The newest change is what readers look for at the top.",
                    "Move it up; one heading for each day.",
                )
            last = day
        elif heading.level == 3:
            below = next((line for line in lines[heading.line :] if line.strip()), "")
            match = KIND.match(below.strip())
            versions = re.split(r",\s*", match["versions"]) if match else []
            kinds = KINDS[page.language]
            if not match or match["kind"] not in kinds or not set(versions) <= set(ALL_VERSIONS):
                yield Fault(
                    place,
                    f"no kind and Django below the heading, but {below.strip()!r}",
                    "A reader wants to know whether it concerns the release in use.",
                    f"Write *{kinds[0]} · Django {', '.join(ALL_VERSIONS[1:])}* "
                    f"({' or '.join(kinds)}).",
                )
