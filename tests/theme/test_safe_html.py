"""No untrusted HTML comes out of Markdown, whatever syntax brings it."""

from __future__ import annotations

import logging
from types import SimpleNamespace

import pytest
import yaml
from markdown import Markdown

from tests.theme.hooks import load_hook
from tools.repository import ROOT
from tools.safe_html import unsafe


class _Loader(yaml.SafeLoader):
    pass


_Loader.add_constructor("!ENV", lambda loader, node: None)


def rendered(markdown: str) -> str:
    """Markdown as mkdocs.yml has it read."""
    config = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), _Loader)
    names, options = [], {}
    for one in config["markdown_extensions"]:
        name, settings = next(iter(one.items())) if isinstance(one, dict) else (one, {})
        names.append(name)
        options[name] = settings
    return Markdown(extensions=names, extension_configs=options).convert(markdown)


QUESTION = """## What is printed? {{ #hostile }}

<!-- question: junior -->

- [ ] {0}

    It is sent.

- [x] `created`
"""


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<script src=//evil.example/x.js></script>",
        "<img src=x onerror=alert(1)>",
        "<IMG SRC=x ONERROR = alert(1)>",
        '<img alt=">" src=x onerror="alert(1)">',
        "<svg/onload=alert(1)>",
        '<p x"><img src=x onerror=alert(1)>"',
        "<iframe src=https://evil.example></iframe>",
        "<object data=x></object>",
        "<base href=https://evil.example/>",
        "<meta http-equiv=refresh content=0>",
        "<form action=https://evil.example><button>x</button></form>",
        "<style>body { display: none }</style>",
        "<link rel=stylesheet href=https://evil.example/x.css>",
        "<math><mtext></mtext></math>",
        '<p style="background: url(https://evil.example/x)">x</p>',
        '<img src="//evil.example/pixel.png">',
        '<img src="http://evil.example/pixel.png">',
        "[text](javascript:alert(1))",
        "[text](JaVaScRiPt:alert(1))",
        '<a href="java&#115;cript:alert(1)">x</a>',
        '<a href="java\tscript:alert(1)">x</a>',
        "[text](data:text/html,x)",
        "[text][one]\n\n[one]: javascript:alert(1)",
        "[text](page.md){ onclick=alert(1) }",
        "*text*{ onmouseover=alert(1) }",
        '<button formaction="javascript:alert(1)">x</button>',
    ],
)
def test_what_acts_is_found(hostile: str) -> None:
    assert list(unsafe(rendered(hostile)))
    assert list(unsafe(rendered(QUESTION.format(hostile))))


@pytest.mark.parametrize(
    "harmless",
    [
        "`<script>alert(1)</script>` and `<img onerror=x>`",
        "```python\nprint('<script>'); href = 'javascript:x'; onload = 1\n```",
        "transaction.on_commit(run) and onload = 1",
        '[text](https://a.example/?x=1 "onclick=1 <b>")',
        "<div class='doors' markdown>\n\n- [x](page.md#part)\n\n</div>",
        "| a | b |\n|--:|---|\n| 1 | 2 |",
        "5 < 6 and 7 > 6, &lt;script&gt;",
    ],
)
def test_what_only_speaks_of_it_is_not(harmless: str) -> None:
    assert list(unsafe(rendered(harmless))) == []


def test_page_with_a_script_fails_the_build(caplog: pytest.LogCaptureFixture) -> None:
    """A warning of the hook is a fault of the build; the content does not reach the site."""
    hook = load_hook("safe_html")
    page = SimpleNamespace(
        content="<p>x</p><script>alert(1)</script>",
        file=SimpleNamespace(src_uri="ru/interview/questions/saving.md"),
    )
    logging.getLogger("mkdocs").propagate = True
    with caplog.at_level(logging.WARNING, "mkdocs"):
        hook.on_page_context({}, page, None, None)
    assert "docs/ru/interview/questions/saving.md: the element <script" in caplog.text
    assert page.content == ""


def test_it_looks_last() -> None:
    """What another hook made of the page is looked at too."""
    config = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), _Loader)
    assert config["hooks"][-1] == "theme/hooks/safe_html.py"
