"""Gives the page for unknown addresses what it suggests: the doors of the site, and every page.

The doors are links that need no JavaScript. The list of pages is compared with the mistyped address
by theme/assets/javascripts/not-found.js.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from tools.navigation import places
from tools.repository import DOCS, LANGUAGES

TITLE = re.compile(r"^title: (?P<quote>[\"']?)(?P<title>.+?)(?P=quote)$", re.MULTILINE)


def address_of(name: str) -> str:
    """`basics/connecting/` for `basics/connecting.md`."""
    path = name.removesuffix(".md")
    return "" if path == "index" else path.removesuffix("/index") + "/"


def title_of(language: str, name: str) -> str:
    """The title in the front matter; reading all of it as YAML would take much longer."""
    found = TITLE.search((DOCS / language / name).read_text("utf-8")[:1000])
    return found["title"] if found else name


def known_pages() -> list[list[str]]:
    """Address and titles of every page, `["basics/connecting/", "Connecting …", "Как …"]`."""
    found = []
    for place in places(LANGUAGES[0]):
        if all((DOCS / language / place.name).is_file() for language in LANGUAGES):
            titles = (title_of(language, place.name) for language in LANGUAGES)
            found.append([address_of(place.name), *titles])
    return found


def doors(language: str) -> list[tuple[str, str]]:
    """Address and title of each chapter's first page and of pages outside, as the menu has them."""
    found: dict[str, tuple[str, str]] = {}
    for place in places(language):
        if place.name != "index.md" and (DOCS / language / place.name).is_file():
            alone = place.title or title_of(language, place.name)
            name = place.chapters[0] if place.chapters else alone
            found.setdefault(name, (address_of(place.name), name))
    return list(found.values())


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """What theme/404.html prints."""
    told = json.dumps(known_pages(), ensure_ascii=False, separators=(",", ":"))
    config.extra["known_pages"] = told.replace("<", "\\u003c")
    config.extra["doors"] = {language: doors(language) for language in LANGUAGES}
    return config
