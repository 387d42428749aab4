"""Refuses a page on which something acts or is loaded that Markdown should not bring.

The last of the hooks, so that it sees what all others made of the page.
"""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from tools.safe_html import unsafe

log = logging.getLogger("mkdocs.hooks.safe_html")


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """A warning, which fails the strict build, and a page without its content."""
    if found := list(unsafe(page.content or "")):
        for one in found:
            log.warning(
                f"docs/{page.file.src_uri}: {one}\n"
                "  Whatever acts on a page would act in every reader's browser.\n"
                "  Write it in Markdown; show code in a fence or between backticks."
            )
        page.content = ""
    return context
