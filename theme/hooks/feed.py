"""Writes feed.xml, the feed of changes in each language, when its page is built."""

from __future__ import annotations

import sys
from pathlib import Path
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from tools.changelog import NAME, atom, changes


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """The page is the only source of the feed."""
    if page.file.src_uri.removeprefix(f"{config.extra['language']}/") != NAME:
        return output
    address = page.canonical_url or ""
    found = list(changes(page.content or "", address))
    if found:
        feed = urljoin(config.site_url or "", "feed.xml")
        title = f"{config.site_name}: {page.meta['title']}"
        text = atom(found, title, str(config.site_name), address, feed, config.extra["language"])
        (Path(config.site_dir) / "feed.xml").write_text(text, "utf-8", newline="\n")
    return output
