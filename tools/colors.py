"""Colors the snippets on pages and behind proofs, once for all pages and both languages."""

from __future__ import annotations

import json
import keyword
import os
import re
from functools import cache

from pygments import __version__ as pygments_version
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer
from pygments.token import Text

from tools.repository import ROOT
from tools.snippets import END, START, Snippet, SnippetError, snippet_paths

# Words that Pygments colors somewhere; one that it does not costs a little time.
COLORED = {"self", "cls", "Ellipsis", "NotImplemented", *keyword.kwlist}
COLORED |= {word for words, _ in PythonLexer.tokens["builtins"][::2] for word in words.words}
# Spaces, punctuation, operators but `@`, and names that are none of these words or begin a string.
PLAIN = (
    r"(?:[^\S\n]|[][{}:(),;!=<>+*/%&^|~-]|\.(?!\d)"
    rf"|(?!(?:{'|'.join(sorted(COLORED))})\b)[^\W\d]\w*+(?![\"']))++"
)


class SampleLexer(PythonLexer):
    """PythonLexer in half its time: what has no color is one token, up to the next that has.

    Pygments tries some sixty rules for each name and each comma.
    """

    *_rules, _expr = PythonLexer.tokens["root"]
    tokens = {**PythonLexer.tokens, "root": [*_rules, (PLAIN, Text), _expr]}


LEXER, FORMATTER = SampleLexer(), HtmlFormatter(nowrap=True)
# Names, operators and punctuation look like plain text; without their tags a page with many boxes
# weighs less than half.
PLAIN_TOKEN = re.compile(r'<span class="(?:n|p|o|w|nn|fm|vm|si)">([^<]*)</span>')
KEPT = ROOT / ".cache" / "colored"
COLORED_BY = [pygments_version, PLAIN, PLAIN_TOKEN.pattern]
ANNOTATION = re.compile(r"[ \t]*# \(\d+\)!")


def clean_source(text: str) -> str:
    """A snippet as a reader may copy it: without section markers and annotation numbers."""
    kept = [line for line in text.splitlines() if not START.match(line) and not END.match(line)]
    source = ANNOTATION.sub("", "\n".join(kept))
    return re.sub(r"\n{4,}", "\n\n\n", source).strip() + "\n"


def _color(source: str) -> str:
    return PLAIN_TOKEN.sub(r"\1", highlight(source, LEXER, FORMATTER))


@cache
def colored(source: str) -> str:
    """Python as HTML; the same file stands behind marks of many pages, in both languages."""
    return _kept().get(source) or _color(source)


@cache
def _kept() -> dict[str, str]:
    """What was colored before, and in the same way: source to HTML."""
    found: dict[str, str] = {}
    for path in KEPT.glob("*.json"):
        kept = json.loads(path.read_text("utf-8"))
        if kept["colored_by"] == COLORED_BY:
            found |= kept["colored"]
    return found


def color_share(share: int, of: int) -> None:
    """Color each `of`-th snippet, so that processes divide the work, and keep what came of it.

    Of each the whole, which stands behind proofs, and the sections that pages quote. Few files are
    kept, since to write one for each source takes nearly as long as to color it.
    """
    kept, html = _kept(), {}
    for path in snippet_paths()[share::of]:
        try:
            found = Snippet.read(path, compiled=False)
        except SnippetError:  # the check tells
            continue
        for source in (clean_source(found.text), *found.sections.values()):
            source = source.strip("\n") + "\n"
            html[source] = kept.get(source) or _color(source)
    if any(source not in kept for source in html):
        KEPT.mkdir(parents=True, exist_ok=True)
        path = KEPT / f"{share}.json"
        fresh = path.with_suffix(f".{os.getpid()}")  # two builds may run at once
        told = {"colored_by": COLORED_BY, "colored": html}
        fresh.write_text(json.dumps(told, ensure_ascii=False), "utf-8")
        fresh.replace(path)
    _kept.cache_clear()
