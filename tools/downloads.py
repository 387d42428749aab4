"""Puts what readers take along into the site: a book and a deck of each language, a disk copy.

theme/hooks/downloads.py draws the links to them, whose sizes are known only when they are made.
"""

from __future__ import annotations

import re
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from tools import book, deck, disk_copy
from tools.repository import LANGUAGES
from tools.words import words

PAGE = "download/index.html"
SIZE = re.compile(r'(<span data-size="?(?P<name>[^"\s>]+)"?[^>]*>)[^<]*(</span>)')


def size_of(file: Path, language: str) -> str:
    """`1.2 MB`, as the language writes it."""
    told = words(language)
    number = f"{file.stat().st_size / 1e6:.1f}".replace(".", told["decimal_mark"])
    return told["run_size"].format(size=number)


def fill_sizes(site: Path) -> None:
    """Tell the sizes on the page that offers the files."""
    for language in LANGUAGES:
        page = site / ("" if language == LANGUAGES[0] else language) / PAGE
        if not page.is_file():
            continue

        def size(match: re.Match[str], language: str = language) -> str:
            return f"{match[1]}{size_of(site / match['name'], language)}{match[3]}"

        page.write_text(SIZE.sub(size, page.read_text("utf-8")), "utf-8", newline="\n")


def write(site: Path) -> None:
    """Make books and decks at once, then the copy, then tell their sizes."""
    count = len(LANGUAGES)
    with ProcessPoolExecutor(count, mp_context=get_context("spawn")) as workers:
        list(workers.map(book.write_language, [site] * count, LANGUAGES))
        list(workers.map(deck.write_language, [site] * count, LANGUAGES))
    disk_copy.write(site)
    fill_sizes(site)
