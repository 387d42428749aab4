"""Asks every address outside of the site whether it still answers (`python -m tools.outer_links`).

Addresses come from pages and from whatever else people read here: README, templates, comments of
the sources. Each host is asked one question at a time with a pause between, so that nobody takes
us for an attack; hosts are asked side by side. An address with `#part` is fetched, and the part
must be there. Where a page or a report quotes Django's documentation, the words must still be there
too. Needs the network, so the weekly job runs it and `make test` does not.
"""

from __future__ import annotations

import argparse
import ast
import http.client
import random
import re
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import quote, unquote, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from tools.faults import Fault, report
from tools.pages import load
from tools.repository import ROOT, own_addresses, relative

ADDRESS = re.compile(r"https?://[^\s\"'`<>\\|{}()\[\]]+")
# Names that lead nowhere on purpose (RFC 2606, RFC 6761), and names of XML languages.
NOT_ASKED = re.compile(
    r"(?:^|\.)(?:example(?:\.com|\.org|\.net)?|test|invalid|localhost)$|^127\.|^www\.w3\.org$"
)
XML_NAMES = ("http://www.sitemaps.org/schemas/",)
SUFFIXES = {".md", ".py", ".html", ".js", ".mjs", ".css", ".yml", ".yaml", ".toml", ".in", ".sh"}
SKIPPED = {".venv", ".nox", ".git", ".cache", "site", "node_modules", "tests", "staticfiles"}
# Answers that say "not to a program", which tell nothing about readers.
REFUSALS = {401, 403, 405, 429, 999}
AGAIN = {408, 425, 500, 502, 503, 504}
# What is held to its words: others' pages are as a rule quoted in passing.
DJANGO_DOCS = "https://docs.djangoproject.com/"
QUOTED = re.compile(r'"([^"]+)"|«([^»]+)»')
AGENT = "Mozilla/5.0 (compatible; link check of a documentation site)"


@dataclass(frozen=True)
class Manners:
    """How patiently to ask."""

    timeout: float = 20
    pause: float = 1  # seconds between two questions to one host
    tries: int = 3
    wait: float = 5  # seconds before the second try; doubled before the third
    hosts: int = 8  # asked side by side


@dataclass(frozen=True)
class Answer:
    """What came of one address. Nothing but blanks: it is as it should be."""

    wrong: str = ""
    note: str = ""
    unsaid: tuple[str, ...] = ()  # quotations that are not there


def addresses(root: Path | None = None) -> dict[str, list[str]]:
    """Every outer address with the places, `docs/en/index.md:12`, where it stands."""
    base = root or ROOT
    found: dict[str, list[str]] = defaultdict(list)
    own = own_addresses()
    if root is None:
        for by_name in load().values():
            for page in by_name.values():
                for link in page.links:
                    if re.match("https?:", link.target):
                        found[link.target].append(f"{page.place}:{link.line}")
    for path in _files(base):
        if root is None and path.is_relative_to(ROOT / "docs"):
            continue  # read as pages above, where an address may hold brackets
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            for match in ADDRESS.finditer(line):
                place = relative(path) if root is None else path.relative_to(root).as_posix()
                found[match[0].rstrip(".,;:!?*")].append(f"{place}:{number}")
    return {
        url: sorted(set(places))
        for url, places in sorted(found.items())
        if not NOT_ASKED.search(urlsplit(url).hostname or "example")
        and not url.startswith(XML_NAMES + own)
    }


def quotations() -> dict[str, dict[str, list[str]]]:
    """What is quoted of Django's documentation: address to words to places.

    A page quotes in the text of the link; a report in corrections, in what it expects.
    """
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))

    def add(url: str, text: str, place: str) -> None:
        if url.startswith(DJANGO_DOCS):
            for match in QUOTED.finditer(text):
                found[url][match[1] or match[2]].append(place)

    for by_name in load().values():
        for page in by_name.values():
            for link in page.links:
                add(link.target, link.text, f"{page.place}:{link.line}")
    for path in sorted((ROOT / "corrections").glob("*.py")):
        text = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
        if url := re.search(r"^Documentation: (\S+)$", text, re.MULTILINE):
            add(url[1], expected(text), f"{relative(path)}:1")
    return {url: dict(words) for url, words in found.items()}


def expected(report_text: str) -> str:
    """What a report in corrections expects, where it quotes the documentation; a paragraph."""
    match = re.search(r"^Expected: (.*?)^Actual: ", report_text, re.MULTILINE | re.DOTALL)
    return match[1] if match else ""


def says(text: str, words: str) -> bool:
    """Whether a page's text has these words; `…` in them stands for any others.

    The first letter may be small inside our sentence, quotes may be typographic on their page.
    """

    def plain(part: str) -> str:
        part = part.translate(str.maketrans("“”‘’", "\"\"''")).replace("`", "")
        return " ".join(part.split()).casefold()

    whole = plain(text)
    return all(plain(part) in whole for part in words.split("…"))


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.is_dir():
            if path.name not in SKIPPED:
                yield from _files(path)
        elif path.suffix in SUFFIXES or path.name in ("LICENSE", "Makefile"):
            yield path


class _Read(HTMLParser):
    """The places of a page that an address can name, and its text."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.text: list[str] = []

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found |= {value for key, value in attrs if key in ("id", "name") and value}


class _Redirects(HTTPRedirectHandler):
    """Follows redirects and remembers where one for good leads."""

    def __init__(self) -> None:
        self.moved: str | None = None

    def redirect_request(self, req, fp, code, msg, headers, newurl):  # noqa: ANN001, ANN201
        if code in (301, 308) and self.moved is None:
            self.moved = newurl
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def ask(url: str, manners: Manners, quoted: Iterable[str] = ()) -> Answer:
    """Ask one address, a few times where the answer may be another a moment later.

    quoted: words that have to be on its page.
    """
    answer = Answer(wrong="was not asked")
    for attempt in range(manners.tries):
        if attempt:
            time.sleep(manners.wait * 2 ** (attempt - 1) * (0.8 + random.random() * 0.4))
        answer, final = _ask_once(url, manners, tuple(quoted))
        if final:
            break
    return answer


def _ask_once(url: str, manners: Manners, quoted: tuple[str, ...]) -> tuple[Answer, bool]:
    """The answer, and whether it would be the same a moment later."""
    parts = urlsplit(url)
    page, fragment = url.partition("#")[0], unquote(parts.fragment)
    # Text after #:~: marks words, and #/ is read by scripts: neither is an id.
    part = fragment if fragment and not fragment.startswith((":~:", "/", "!")) else ""
    follows = _Redirects()
    opener = build_opener(follows)
    for method in ("GET",) if part or quoted else ("HEAD", "GET"):
        request = Request(
            quote(page, safe=":/?&=%+,;@!$*~.-_"),
            method=method,
            headers={"User-Agent": AGENT, "Accept": "text/html,*/*;q=0.8"},
        )
        try:
            with opener.open(request, timeout=manners.timeout) as response:
                body = response.read(4_000_000) if part or quoted else b""
                encoding = response.headers.get_content_charset() or "utf-8"
            break
        except HTTPError as error:
            if method == "HEAD" and error.code not in AGAIN:
                continue  # some hosts answer GET only
            if error.code in REFUSALS:
                return Answer(note=f"refuses programs (status {error.code}): look yourself"), True
            return Answer(wrong=f"answers with status {error.code}"), error.code not in AGAIN
        except (URLError, OSError, http.client.HTTPException) as error:
            reason = getattr(error, "reason", None) or error
            return Answer(wrong=f"does not answer: {reason}"), False
    if part or quoted:
        page_read = _Read()
        page_read.feed(body.decode(encoding, "replace"))
        # GitHub writes its own prefix before ids of Markdown, and draws lines of code by script.
        names = page_read.found & {part, f"user-content-{part}"}
        if part and not names and parts.hostname != "github.com":
            return Answer(wrong=f"has no part named #{part}"), True
        text = "".join(page_read.text)
        if unsaid := tuple(words for words in quoted if not says(text, words)):
            return Answer(unsaid=unsaid), True
    if follows.moved and not part:
        return Answer(note=f"has moved for good to {follows.moved}"), True
    return Answer(), True


def ask_all(
    urls: Iterable[str], manners: Manners, quoted: Mapping[str, Iterable[str]] | None = None
) -> dict[str, Answer]:
    """Ask all addresses: hosts side by side, one question at a time to each.

    quoted: words that have to be on the page of an address.
    """
    hosts: dict[str, list[str]] = defaultdict(list)
    for url in urls:
        hosts[urlsplit(url).netloc].append(url)

    def visit(host: str) -> dict[str, Answer]:
        answers = {}
        for number, url in enumerate(hosts[host]):
            if number:
                time.sleep(manners.pause)
            answers[url] = ask(url, manners, (quoted or {}).get(url, ()))
        return answers

    found: dict[str, Answer] = {}
    with ThreadPoolExecutor(manners.hosts) as workers:
        for answers in workers.map(visit, sorted(hosts, key=lambda host: -len(hosts[host]))):
            found |= answers
    return dict(sorted(found.items()))


def faults(answers: dict[str, Answer], places: dict[str, list[str]]) -> list[Fault]:
    """Addresses that do not lead where a sentence says, at each place where they stand."""
    return [
        Fault(
            place,
            f"{url} {answer.wrong}",
            "A reader who wants to check the sentence meets an error page.",
            "Open it in a browser. If it is gone, link the place that says so now, in both "
            "languages, or drop the link.",
        )
        for url, answer in answers.items()
        if answer.wrong
        for place in places[url]
    ]


def misquoted(answers: dict[str, Answer], quoted: dict[str, dict[str, list[str]]]) -> list[Fault]:
    """Quotations that are not on the page they link, at each place where they stand."""
    return [
        Fault(
            place,
            f'{url} does not say "{words}"',
            "We would correct, in quotation marks, what nobody says any more.",
            "Read that page. If it is mended, say in which version, and move the report's link and "
            "its line Affected; if it only says so in other words, quote these.",
        )
        for url, answer in answers.items()
        for words in answer.unsaid
        for place in quoted[url][words]
    ]


def main(arguments: list[str] | None = None) -> int:
    """Ask, tell; the exit code is 1 when an address leads nowhere."""
    parser = argparse.ArgumentParser(prog="python -m tools.outer_links", description=__doc__)
    parser.add_argument("--list", action="store_true", help="print the addresses, ask nobody")
    parser.add_argument("--timeout", type=float, default=Manners.timeout, help="seconds")
    options = parser.parse_args(arguments)
    places = addresses()
    if options.list:
        for url, where in places.items():
            print(url, *where)
        return 0
    quoted = quotations()
    answers = ask_all(places, Manners(timeout=options.timeout), quoted)
    for url, answer in answers.items():
        if answer.note:
            print(f"{places[url][0]}: {url} {answer.note}")
    found = faults(answers, places) + misquoted(answers, quoted)
    print(f"{len(answers)} addresses asked")
    print(report(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
