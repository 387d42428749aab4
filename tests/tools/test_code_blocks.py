"""Blocks of code as our extension makes them, beside what pymdownx makes."""

from __future__ import annotations

from textwrap import indent

import markdown
import pytest
from pygments import highlight
from pygments.lexers import PythonLexer

from tools.code_blocks import instead
from tools.colors import FORMATTER, LEXER, PLAIN_TOKEN
from tools.snippets import snippet_paths

NAMES = ["attr_list", "pymdownx.highlight", "pymdownx.inlinehilite", "pymdownx.superfences"]
OPTIONS = {"pymdownx.highlight": {"pygments_lang_class": True}}
PYTHON = 'def one(a: str) -> bool:\n    return a < "<&" and not f"{a}"  # (1)!'
FENCE = f"```python\n{PYTHON}\n```"
FENCES = {
    "python": FENCE,
    "sample": f'``` {{.python .sample title="snippets/a & b.py"}}\n{PYTHON}\n```',
    "output": '``` {.text .output title="Output, Django 5.2"}\n\n  <Order: 1> & "two"\n\n```',
    "in a list": f"- One:\n\n{indent(FENCE, '    ')}",
    "marked line": f'``` {{.python hl_lines="1"}}\n{PYTHON}\n```',
    "numbered lines": f'``` {{.python linenums="1"}}\n{PYTHON}\n```',
    "with an id": f"``` {{.python #here}}\n{PYTHON}\n```",
    "other language": "```console\n$ make test\n```",
    "no language": "```\nplain <text>\n```",
    "inline": "`#!python not True` and `plain`",
}


@pytest.mark.parametrize("text", FENCES.values(), ids=FENCES)
def test_blocks_are_those_of_pymdownx_without_tags_of_plain_words(text: str) -> None:
    def made(extensions: list) -> str:
        page = markdown.markdown(text, extensions=extensions, extension_configs=OPTIONS)
        return PLAIN_TOKEN.sub(r"\1", page)

    ours = made(instead(NAMES, OPTIONS))
    assert ours == made(NAMES)
    assert "<code>" in ours


def test_plain_words_have_no_tags() -> None:
    page = markdown.markdown(FENCES["sample"], extensions=instead(NAMES, OPTIONS))
    assert '<span class="k">return</span>' in page
    assert '<span class="n">' not in page


# What looks plain and is not, or is and looks otherwise.
TRICKY = """
match order:
    case Order(pk=1.5, note=r"a\\d", total=.5): print(x.print, x[.5:], not_in, x.in_)
match = case = type = _ = 1; orders[1:-2] @ b; lazy.x = async_to_sync(__init__, __name__, __x)
@receiver(post_save, sender="shop.Order")
async def note(sender, *, f=f"{sender!r:>{width}} {x['rb']}", b=rb'1', **kwargs): await self.cls
class Имя(Exception): Ошибка = ValueError, errors.ValueError, NotImplemented, 0xFF, 1e5j, a.b.c
"""


def test_the_faster_lexer_colors_what_that_of_pygments_colors() -> None:
    def colors(source: str, lexer: PythonLexer) -> list[str]:
        return PLAIN_TOKEN.sub(r"\1", highlight(source, lexer, FORMATTER)).split("\n")

    for source in [TRICKY, *(path.read_text("utf-8") for path in snippet_paths())]:
        assert colors(source, LEXER) == colors(source, PythonLexer())
