"""Draws the table of what can be taken along, where a page asks by <!-- downloads -->.

The files are made after the site (tools/downloads.py), so that MkDocs knows nothing of them; their
sizes are filled in then.
"""

from __future__ import annotations

import html
import sys
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from tools.repository import LANGUAGES

ASKED = "<!-- downloads -->"
BOOK = "books/django-signals-tested-{language}.epub"  # tests compare them with tools/
COPY = "books/django-signals-tested.zip"


def table(language: str, words: dict[str, str]) -> str:
    """HTML of the table; links are relative to a page right below its language."""
    start = "../" if language == LANGUAGES[0] else "../../"
    rows = [
        (words["download_book"], words["download_book_about"], BOOK.format(language=language)),
        (words["download_copy"], words["download_copy_about"], COPY),
    ]
    cells = "".join(
        f'<tr><td><a href="{start}{file}" download>{html.escape(name)}</a></td>'
        f'<td>{html.escape(about)}</td><td><span data-size="{file}"></span></td></tr>'
        for name, about, file in rows
    )
    heads = "".join(
        f'<th scope="col">{html.escape(words[key])}</th>'
        for key in ("download_file", "download_about", "download_size")
    )
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{cells}</tbody></table>"


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Draw the table where a page asks for it."""
    return markdown.replace(ASKED, table(config.extra["language"], config.extra["words"]))
