"""The highlight extension of the pages: samples are colored like the boxes of proofs, and kept.

The same snippet stands on several pages, in both languages and behind marks; it is colored once, by
tools/colors.py. Outputs have no colors. All else is left to pymdownx.
"""

from __future__ import annotations

import html
from typing import Any

from pymdownx.highlight import Highlight, HighlightExtension

from tools.colors import colored

COLOR = {"python": colored, "text": lambda source: html.escape(source, quote=False)}


class SampleHighlight(Highlight):
    """Makes what pymdownx makes of blocks of Python and text, faster and lighter."""

    def highlight(self, src: str, language: str, css_class: str, **options: Any) -> Any:
        """The HTML of a block; of inline code an element."""
        asked = {name for name, value in options.items() if value not in (None, "", [], {}, -1)}
        if language not in COLOR or asked - {"classes", "title", "code_block_count"}:
            return super().highlight(src, language, css_class, **options)
        classes = " ".join([f"language-{language}", *(options["classes"] or []), css_class])
        title = html.escape(options["title"] or "", quote=False).strip()
        name = f'<span class="filename">{title}</span>' if title else ""
        code = COLOR[language](src.strip("\n") + "\n")
        return f'<div class="{classes}">{name}<pre><span></span><code>{code}</code></pre></div>'


class SampleHighlightExtension(HighlightExtension):
    """pymdownx.highlight, with the class above."""

    def get_pymdownx_highlighter(self) -> type[Highlight]:
        """What pymdownx.superfences asks for."""
        return SampleHighlight


def instead(extensions: list[Any], options: dict[str, Any]) -> list[Any]:
    """The Markdown extensions of mkdocs.yml, with ours in the place of pymdownx's.

    options: the settings of each by its name.
    """
    name = "pymdownx.highlight"
    own = SampleHighlightExtension(**options.get(name, {}))
    return [own if extension == name else extension for extension in extensions]
