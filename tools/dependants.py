"""Tells which pages show what has changed, so that `make serve` can build these at once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from tools.pages import page_paths
from tools.repository import DOCS, LANGUAGES, SNIPPETS, relative

# Recorded outputs belong to the snippet of the same name, `one.django60.out` to `one.py`.
OUTPUT = re.compile(r"(?:\.django\d+)?\.out$")

Pages = dict[str, set[str]]


def dependants(changed: Iterable[Path]) -> Pages:
    """Language to the names of its pages that quote or prove by these files, or are one of them.

    What speaks of other pages (the map of the interview section, say), or is made by a template, is
    left to a build of everything.
    """
    found: Pages = {language: set() for language in LANGUAGES}
    quoted = []
    for path in changed:
        if path.is_relative_to(DOCS):
            language, _, name = path.relative_to(DOCS).as_posix().partition("/")
            if language in LANGUAGES and name.endswith(".md") and path.is_file():
                found[language].add(name)
        elif path.is_relative_to(SNIPPETS):
            # With the dot, so that one.py is not taken for one_more.py.
            quoted.append(OUTPUT.sub("", relative(path)).removesuffix(".py") + ".")
        else:
            quoted.append(relative(path))
    if quoted:
        for language in LANGUAGES:
            for page in page_paths(language):
                text = page.read_text("utf-8", errors="replace")
                if any(path in text for path in quoted):
                    found[language].add(page.relative_to(DOCS / language).as_posix())
    return found


def snapshot(folders: Iterable[Path]) -> dict[Path, tuple[int, int]]:
    """The time and size of every file below these folders."""
    found = {}
    for folder in folders:
        for path in folder.rglob("*") if folder.is_dir() else [folder]:
            if path.is_file() and "__pycache__" not in path.parts:
                status = path.stat()
                found[path] = (status.st_mtime_ns, status.st_size)
    return found
