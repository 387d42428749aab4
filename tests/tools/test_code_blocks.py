"""Blocks of code as our extension makes them, beside what pymdownx makes."""

from __future__ import annotations

from textwrap import indent

import markdown
import pytest

from tools.code_blocks import instead
from tools.colors import PLAIN_TOKEN

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
