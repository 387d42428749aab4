"""Weighs the first visit to a page, ours and mkdocs-material's (`python -m benchmarks.weight`).

Counted is what a browser with an empty cache fetches, compressed (gzip -6; fonts as they are). The
search index counts on neither side. Ours loads the search when a reader turns to it, Material with
each page. tests/site/test_weight.py holds the bar; tests/site/test_every_page.py sees in a browser
that no page asks for more than is counted here.
"""

from __future__ import annotations

import argparse
import gzip
import tempfile
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from posixpath import join, normpath
from urllib.parse import urlsplit

from benchmarks import plain
from tools.build import build_site, pool
from tools.repository import DOCS, LANGUAGES

BAR = 0.6  # of the bytes of the plain page
REQUESTS = 20
# What Material's default fonts weigh, Roboto and Roboto Mono, upright: they come from another host
# as one variable file for each alphabet. Sizes of @fontsource-variable/roboto and -mono 5.3.0, the
# same files. Italics and the style sheet that names the files are left out.
FONTS = {"en": (43_136, 32_796), "ru": (43_136, 32_796, 23_664, 18_592)}
PAGES = (
    "index.md",
    "basics/first-receiver.md",
    "signals/class-prepared.md",
    "signals/pre-save-post-save.md",
    "practice/errors.md",
    "recipes/counters.md",
    "interview/questions/basics.md",
    "versions.md",
)


@dataclass(frozen=True)
class Weight:
    """The first visit to a page."""

    sizes: dict[str, int]  # file or font to its bytes on the way

    @property
    def total(self) -> int:
        return sum(self.sizes.values())

    @property
    def requests(self) -> int:
        return len(self.sizes)


class _Fetched(HTMLParser):
    """Collects what a browser fetches for a page without being asked."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "link" and given.get("rel") in ("stylesheet", "icon", "preload"):
            self.found.append(given.get("href") or "")
        elif tag in ("script", "img", "iframe") and given.get("src"):
            self.found.append(given["src"] or "")


def compressed(path: Path) -> int:
    """The bytes of a file as a host sends it."""
    return len(gzip.compress(path.read_bytes(), 6, mtime=0))


def address(name: str) -> str:
    """Where a page stands below its language: `basics/connecting/` for `basics/connecting.md`."""
    name = name.removesuffix(".md")
    return "" if name == "index" else name.removesuffix("/index") + "/"


def first_visit(site: Path, where: str) -> Weight:
    """What the HTML of a page makes a browser fetch from its own host.

    site: the folder that the host serves. where: the address of the page below it, `ru/versions/`.
    """
    page = site / where / "index.html"
    reader = _Fetched()
    reader.feed(page.read_text("utf-8"))
    sizes = {"page": compressed(page)}
    for target in reader.found:
        if not urlsplit(target).netloc:
            path = site / normpath(join(where, urlsplit(target).path))
            if path.is_file():  # a plain build has no scripts of ours
                sizes[path.relative_to(site).as_posix()] = compressed(path)
    return Weight(sizes)


def plain_visit(site: Path, where: str, language: str) -> Weight:
    """The same for a page of mkdocs-material alone, its search worker and fonts included."""
    found = first_visit(site, where)
    worker = next((site / "assets/javascripts/workers").glob("search.*.js"))
    fonts = {f"font {number}": size for number, size in enumerate(FONTS[language], 1)}
    return Weight(found.sizes | {"search worker": compressed(worker)} | fonts)


def compare(ours: Path, names: tuple[str, ...], folder: Path) -> list[tuple[str, Weight, Weight]]:
    """Address, our weight and the plain one of these pages in both languages.

    ours: the built site. folder: an empty one, to build the plain site in.
    """
    plain.export(folder, names)
    found = []
    for language in LANGUAGES:
        other = plain.build(folder, language)
        for name in names:
            where = address(name)
            here = where if language == LANGUAGES[0] else f"{language}/{where}"
            weights = first_visit(ours, here), plain_visit(other, where, language)
            found.append((f"/{here}", *weights))
    return found


def main(arguments: list[str] | None = None) -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.weight", description=__doc__)
    parser.add_argument("--all", action="store_true", help="every page, not one of each kind")
    options = parser.parse_args(arguments)
    names = PAGES
    if options.all:
        folder = DOCS / LANGUAGES[0]
        names = tuple(p.relative_to(folder).as_posix() for p in sorted(folder.rglob("*.md")))
    with tempfile.TemporaryDirectory() as name:
        site = Path(name) / "site"
        with pool() as workers:
            build_site(site, workers)
        rows = compare(site, names, Path(name) / "plain")
    print(f"{'bytes of the first visit':44} {'ours':>8} {'plain':>8} ratio  requests")
    for where, ours, other in sorted(rows, key=lambda row: row[1].total / row[2].total):
        ratio = ours.total / other.total
        requests = f"{ours.requests:3} {other.requests:3}"
        print(f"{where:44} {ours.total:8} {other.total:8}  {ratio:.2f}  {requests}")


if __name__ == "__main__":
    main()
