"""The order of the pages and the titles of their chapters, as `nav` of mkdocs.yml has them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from tools.repository import ROOT

CONFIG = ROOT / "mkdocs.yml"


@dataclass(frozen=True)
class Place:
    """Where a page stands: `basics/connecting.md`, and the titles of the chapters around it.

    title: the short one in the menu, where it has one beside that of its own.
    """

    name: str
    chapters: tuple[str, ...]
    title: str | None = None


class Loader(yaml.SafeLoader):
    """Reads mkdocs.yml without asking the environment."""


Loader.add_constructor("!ENV", lambda loader, node: None)


Config = dict[str, Any]


@cache
def _read(changed: float) -> tuple[Config, dict[str, Config]]:
    config = yaml.load(CONFIG.read_text("utf-8"), Loader)
    return config, {one["locale"]: one for one in config["plugins"]["i18n"]["languages"]}


def _languages() -> tuple[Config, dict[str, Config]]:
    """The configuration, read again when it changes, and what it says of each language."""
    return _read(CONFIG.stat().st_mtime)


def places(language: str) -> list[Place]:
    """Every page of the navigation, in its order, with titles in the language."""
    config, languages = _languages()
    titles = languages[language].get("nav_translations", {})
    return list(_walk(config["nav"], (), titles))


def _walk(entries: list[Any], chapters: tuple[str, ...], titles: dict[str, str]) -> Iterator[Place]:
    for entry in entries:
        if isinstance(entry, str):
            yield Place(entry, chapters)
            continue
        for title, inside in entry.items():
            if isinstance(inside, str):
                yield Place(inside, chapters, titles.get(title, title))
            else:
                yield from _walk(inside, (*chapters, titles.get(title, title)), titles)


def site_names() -> dict[str, str]:
    """The name of the site in each language."""
    config, languages = _languages()
    return {
        language: told.get("site_name", config["site_name"]) for language, told in languages.items()
    }
