"""Leads from addresses that have moved to where their text is now (theme/redirects.yml).

A moved page leaves a small page at its old address. An id that has moved within its page stays as a
second id of the new heading; one that has moved to another page leaves a line with the link, which
site.js follows.
"""

from __future__ import annotations

import html
import json
import re
import sys
from pathlib import Path
from posixpath import relpath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from tools.published import redirects

MOVED = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<title>{title}</title>
<meta name="robots" content="noindex">
<link rel="canonical" href="{canonical}">
<script src="{root}assets/javascripts/moved.js"
  data-sections="{sections}" data-target="{target}"></script>
<noscript><meta http-equiv="refresh" content="0; url={target}"></noscript>
</head>
<body><p>{title}: <a href="{target}">{target}</a></p></body>
</html>
"""


def address(name: str) -> str:
    """`practice/errors/` for practice/errors.md, with an id as it is; empty for the home page."""
    page, _, anchor = name.partition("#")
    folder = page.removesuffix(".md")
    folder = "" if folder == "index" else folder.removesuffix("/index") + "/"
    return folder + (f"#{anchor}" if anchor else "")


def way(old: str, new: str) -> str:
    """The relative link from one page to a place."""
    here = address(old.partition("#")[0])
    target, _, anchor = address(new).partition("#")
    path = relpath("/" + target, "/" + here) + "/"
    return path + (f"#{anchor}" if anchor else "")


def moved_page(old: str, moved: dict[str, str], language: str, title: str, root: str) -> str:
    """The small page at an old address."""
    sections = {
        f"#{place.partition('#')[2]}": way(old, new)
        for place, new in moved.items()
        if place.startswith(f"{old}#")
    }
    return MOVED.format(
        language=language,
        title=html.escape(title),
        canonical=html.escape(root + address(moved[old])),
        root=relpath("/", "/" + address(old)) + "/",
        sections=html.escape(json.dumps(sections)),
        target=html.escape(way(old, moved[old])),
    )


def keep_ids(markdown: str, name: str, moved: dict[str, str], words: dict[str, str]) -> str:
    """The page with the ids that it has lost."""
    for old, new in moved.items():
        page, _, anchor = old.partition("#")
        if page != name or not anchor:
            continue
        target, _, fresh = new.partition("#")
        heading = re.compile(rf"^#+ .*\{{[^{{}}]*#{re.escape(fresh)}[\s}}].*$", re.MULTILINE)
        if target == name and heading.search(markdown):
            kept = f'<span id="{anchor}"></span>\n\n'
            markdown = heading.sub(lambda match, kept=kept: kept + match[0], markdown, count=1)
        else:
            link = f'<a href="{html.escape(way(name, new))}">{html.escape(words["moved_read"])}</a>'
            markdown += f'\n\n<p class="moved" id="{anchor}">{words["moved"]} {link}</p>\n'
    return markdown


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Keep the ids that have moved."""
    name = page.file.src_uri.removeprefix(f"{config.extra['language']}/")
    return keep_ids(markdown, name, redirects(), config.extra["words"])


def on_post_build(config: MkDocsConfig) -> None:
    """Write the small pages of this language."""
    moved = redirects()
    for old in moved:
        if "#" in old:
            continue
        file = Path(config.site_dir) / address(old) / "index.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        words = config.extra["words"]
        text = moved_page(
            old, moved, config.extra["language"], words["moved_page"], config.site_url or ""
        )
        file.write_text(text, "utf-8")
