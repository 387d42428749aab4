"""Draws what was measured where a page asks for it by a comment.

    <!-- plot: send -->   the bars of this group of benchmarks/signals.json

Nobody types these figures; `python -m benchmarks.signals --write` measures them again.
"""

from __future__ import annotations

import html
import re
import sys
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from tools.plot import draw, measured, names

PLOT = re.compile(r"^<!-- plot: (?P<name>\w+) -->$", re.M)


def plot_figure(name: str, words: dict[str, str]) -> str:
    """HTML of one plot: what is compared, the bars, the machine."""
    found = measured()
    title = html.escape(words[f"plot_{name}"].format(rows=found["rows"]))
    machine = html.escape(words["plot_machine"].format(**found["machine"]))
    return (
        f'<figure class="plot-figure" data-search-exclude>'
        f"<figcaption><strong>{title}</strong></figcaption>{draw(name, words)}"
        f"<small>{machine}</small></figure>"
    )


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Draw what the page asks for; an unknown name is left to tools/check.py to explain."""
    known = names()
    return PLOT.sub(
        lambda m: plot_figure(m["name"], config.extra["words"]) if m["name"] in known else m[0],
        markdown,
    )
