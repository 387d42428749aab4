"""Tells readers, below the title, which sections of a page the other language has changed since."""

from __future__ import annotations

import html
import re
import sys
from functools import cache
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from tools.behind import FRONT, PATH, Behind, Record, behind, read
from tools.repository import LANGUAGES
from tools.words import words as words_of


@cache
def _recorded(changed: float) -> Record:
    return read()


def line(late: list[Behind], words: dict[str, str], other: str, other_language: str) -> str:
    """The line as HTML; `other` is the address of the page in the other language."""
    shown = [one for one in late if one.section != FRONT]
    if not shown:
        return ""
    links = ", ".join(
        f'<a href="#{one.section}">{html.escape(re.sub("[`*]", "", one.title))}</a>'
        for one in shown
    )
    told = words["behind"].format(sections=links)
    switch = f'<a href="{other}" hreflang="{other_language}">{words["behind_read"]}</a>'
    return f'<p class="behind">{told} {switch}.</p>'


def after_title(markdown: str, text: str) -> str:
    """The page with a block below its first heading."""

    def put(match: re.Match[str]) -> str:
        return f"{match[0]}\n{text}\n"

    return re.sub(r"^# .*\n", put, markdown, count=1, flags=re.MULTILINE)


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Add the line where this language is the one behind."""
    language, second = config.extra["language"], config.extra["other_language"]
    name = page.file.src_uri.removeprefix(f"{language}/")
    late = [
        one for one in behind(name, _recorded(PATH.stat().st_mtime)) if one.language == language
    ]
    if not late:
        return markdown
    here = "" if page.url in ("", "./") else page.url
    up = "../" * here.count("/")
    other = f"{up}{f'{second}/' if language == LANGUAGES[0] else '../'}{here}"
    text = line(late, words_of(language), other, second)
    return after_title(markdown, text) if text else markdown
