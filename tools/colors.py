"""Colors the snippets on pages and behind proofs, once for all pages and both languages."""

from __future__ import annotations

import keyword
import re
from functools import cache

from pygments import __version__ as pygments_version
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer
from pygments.token import Text

from tools.cached import digest, kept
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
ANNOTATION = re.compile(r"[ \t]*# \(\d+\)!")


def clean_source(text: str) -> str:
    """A snippet as a reader may copy it: without section markers and annotation numbers."""
    kept = [line for line in text.splitlines() if not START.match(line) and not END.match(line)]
    source = ANNOTATION.sub("", "\n".join(kept))
    return re.sub(r"\n{4,}", "\n\n\n", source).strip() + "\n"


@cache
def colored(source: str) -> str:
    """Python as HTML; the same file stands behind marks of many pages, in both languages."""

    def color() -> bytes:
        return PLAIN_TOKEN.sub(r"\1", highlight(source, LEXER, FORMATTER)).encode()

    name = digest(pygments_version, PLAIN, PLAIN_TOKEN.pattern, source)
    return kept("colored", name, color).decode()


def color_share(share: int, of: int) -> None:
    """Color each `of`-th snippet that is not in the cache, so that processes divide the work.

    Of each the whole, which stands behind proofs, and the sections that pages quote.
    """
    for path in list(snippet_paths())[share::of]:
        try:
            found = Snippet.read(path)
        except SnippetError:  # the check tells
            continue
        for source in (clean_source(found.text), *found.sections.values()):
            colored(source.strip("\n") + "\n")
