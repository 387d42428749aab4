"""Which questions of the interview section rest on a snippet; needs neither Django nor packages."""

from __future__ import annotations

import re
from pathlib import Path

from tools.repository import DOCS

HEADING = re.compile(r"^## .*\{ #(?P<id>[\w-]+) \}$", re.MULTILINE)


def questions_on(snippet: str, folder: Path | None = None) -> list[str]:
    """Ids of the questions that quote or name a snippet.

    snippet: repository path of the .py file.
    """
    stem = snippet.removesuffix(".py")
    names = re.compile(rf"{re.escape(stem)}\.(?:py|out)\b")
    found = []
    for path in sorted((folder or DOCS / "en" / "interview").glob("*/*.md")):
        pieces = HEADING.split(path.read_text("utf-8"))
        found += [
            name
            for name, text in zip(pieces[1::2], pieces[2::2], strict=True)
            if names.search(text)
        ]
    return found
