"""Draws the facts of the cheat sheet where it asks for them by a comment.

    <!-- cheat: arguments -->        every signal with its arguments
    <!-- order: save_new_atomic -->  signals, SQL and commit of these timelines, a line each
    <!-- silent: bulk_create -->     operations that change rows and send nothing

Nobody types these facts; tools/check.py says when one of the silent operations is heard.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from tools.captured import names
from tools.cheat_sheet import argument_table, order, silent

ASKED = re.compile(r"^<!-- (?P<kind>cheat|order|silent): (?P<names>[\w, ]+?) -->$", re.MULTILINE)


def expand(markdown: str, words: dict[str, str]) -> str:
    """Replace the comments; an unknown name is left to tools/check.py to explain."""

    def draw(match: re.Match[str]) -> str:
        asked = re.split(r"[,\s]+", match["names"])
        if match["kind"] == "cheat":
            return argument_table(words) if asked == ["arguments"] else match[0]
        known = names("timelines" if match["kind"] == "order" else "operations")
        chosen = [name for name in asked if name in known]
        return order(chosen) if match["kind"] == "order" else silent(chosen)

    return ASKED.sub(draw, markdown)


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Draw what the page asks for."""
    return expand(markdown, config.extra["words"])
