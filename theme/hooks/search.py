"""Lets the search read a page without what it would only wade through, then puts the page back.

Material's search reads the HTML of each page tag by tag, and most tags of a page are the colors of
its samples and the lines of its pictures. Must stand behind all hooks that change pages, and before
the one that looks at what readers get.
"""

from __future__ import annotations

import re
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

# Of a page the search keeps the words, its headings, and of the other elements a few.
TAG_OF_NONE = re.compile(
    r'</?(?:span|a|abbr|em|strong|mark|kbd|t[dhr]|thead|tbody)\b(?:[^>"]|"[^"]*")*>'
)
LEFT_OUT = re.compile(
    r'<(?P<name>figure|a|button)\b(?:[^>"]|"[^"]*")* data-search-exclude(?:="[^"]*")?>'
    r'.*?</(?P=name)>|<a class="headerlink"[^>]*>.*?</a>',
    re.DOTALL,
)
# Only the search reads it; Material itself takes away the other attributes of the search.
EXCLUDE = re.compile(r'\s+data-search-exclude(?:="[^"]*")?(?=[\s>])')


def for_search(content: str) -> str:
    """A page's HTML as the search reads it: without what it leaves out or only walks through."""
    return TAG_OF_NONE.sub("", LEFT_OUT.sub("", content))


def for_readers(content: str) -> str:
    """A page's HTML without what is meant for the search."""

    def attribute(match: re.Match[str]) -> str:
        start = match.start()
        return "" if content.rfind("<", 0, start) > content.rfind(">", 0, start) else match[0]

    return EXCLUDE.sub(attribute, content)


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Before the search."""
    page.meta["for_readers"] = for_readers(html)
    return for_search(html)


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """After the search: the page as it was."""
    page.content = page.meta["for_readers"]
    return context
