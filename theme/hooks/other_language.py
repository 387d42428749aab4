"""Marks passages in the other language with `lang`, so that a voice reads them in it.

English quotations on Russian pages, and the column of the glossary that is in the other language;
tests/site/test_built_pages.py finds what is marked neither here nor by hand.
"""

from __future__ import annotations

import re

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

GLOSSARY = "glossary.md"
# From one quotation mark to the other, nothing but English and simple markup between.
QUOTATION = re.compile(
    r"«(?P<words>[A-Za-z](?:[^«»<а-яё]|<(?P<tag>code|em|strong)>[^<]*</(?P=tag)>)*)»", re.IGNORECASE
)
SECOND_CELL = re.compile(r"(<tr>\s*<td>(?:(?!</td>).)*</td>\s*)<td>", re.DOTALL)


def mark_quotations(html: str) -> str:
    """Wrap what is quoted in English; a single word is taken for a name."""

    def mark(match: re.Match[str]) -> str:
        in_a_tag = html.rfind("<", 0, match.start()) > html.rfind(">", 0, match.start())
        if in_a_tag or len(match["words"].split()) == 1:
            return match[0]
        return f'«<span lang="en">{match["words"]}</span>»'

    return QUOTATION.sub(mark, html)


def mark_second_column(html: str, language: str) -> str:
    """Say in which language the second cell of each row is."""
    return SECOND_CELL.sub(rf'\1<td lang="{language}">', html)


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Mark what Markdown has no sign for."""
    if config.extra["language"] == "ru":
        html = mark_quotations(html)
    if page.file.src_uri.endswith(f"/{GLOSSARY}"):
        html = mark_second_column(html, config.extra["other_language"])
    return html
