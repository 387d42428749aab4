"""Explains a term where a page first uses it: theme/glossary.yml as tooltips in running text.

Only text of paragraphs and list items is touched, never that of headings, links, code, buttons or
pictures, and each term once for a page. The work is done by a plain function, tested in
tests/theme/test_glossary.py.
"""

from __future__ import annotations

import html
import itertools
import re
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from tools import fast_yaml

PATH = Path(__file__).resolve().parent.parent / "glossary.yml"
BRACES = re.compile(r"\{([^{}]*)\}")
WORD = re.compile(r"\w+(?:-\w+)*")
ATTRIBUTES = r"""(?:[^<>"']|"[^"]*"|'[^']*')*"""
# What is left as it is, from its opening tag to its closing one; text of <p> and <li> is the rest.
MARKUP = re.compile(
    rf"""<!--.*?-->
    |<(?P<whole>a|abbr|button|code|figure|h[1-6]|pre|script|style|summary|svg|table)
        (?=[\s>]){ATTRIBUTES}>.*?</(?P=whole)\s*>
    |<(?P<block>p|div)\s+class="(?:admonition-title|doors)"{ATTRIBUTES}>.*?</(?P=block)\s*>
    |<section\s+class="proof-boxes".*
    |<(?P<end>/?)(?P<name>[a-zA-Z][\w-]*){ATTRIBUTES}>""",
    re.DOTALL | re.VERBOSE,
)


@dataclass(frozen=True)
class Term:
    """One term in one language; no `id` marks words that only look like a term."""

    id: str | None
    meaning: str


# First word of a form, then the forms that begin with it, longest first.
Index = dict[str, list[tuple[re.Pattern[str], Term]]]


def expand(form: str) -> list[str]:
    """Every written form: `receiver{,s}` stands for `receiver` and `receivers`."""
    parts = BRACES.split(form)
    choices = [part.split(",") if i % 2 else [part] for i, part in enumerate(parts)]
    return ["".join(chosen) for chosen in itertools.product(*choices)]


def index(entries: dict[str, dict[str, dict]], language: str) -> Index:
    """The forms of a language, found by their first word in small letters."""
    forms: dict[str, Term] = {}
    for key, entry in entries.items():
        own = entry[language]
        for form in own.get("not", []):
            forms.update(dict.fromkeys(expand(form), Term(None, "")))
        for form in own["forms"]:
            forms.update(dict.fromkeys(expand(form), Term(key, own["meaning"])))
    found: Index = {}
    for form in sorted(forms, key=len, reverse=True):
        pattern = r"\s+".join(map(re.escape, form.split())) + r"(?![\w-])"
        first = WORD.match(form)
        if first is None:
            raise ValueError(f"{PATH.name}: {form!r} does not begin with a word")
        found.setdefault(first[0].lower(), []).append((re.compile(pattern, re.I), forms[form]))
    return found


def _explain(text: str, terms: Index, used: set[str]) -> str:
    """Wrap the terms of a piece of text that the page has not used yet."""
    fresh: list[str] = []
    done = position = 0
    while word := WORD.search(text, position):
        position = word.end()
        for pattern, term in terms.get(word[0].lower(), ()):
            match = pattern.match(text, word.start())
            if not match:
                continue
            position = match.end()  # also a form seen before hides the shorter ones inside it
            if term.id and term.id not in used:
                used.add(term.id)
                fresh += [
                    text[done : match.start()],
                    f'<abbr class="term" data-term="{html.escape(term.id)}" tabindex="0" '
                    f'title="{html.escape(term.meaning)}">{match[0]}</abbr>',
                ]
                done = match.end()
            break
    return "".join([*fresh, text[done:]])


def explain(content: str, terms: Index) -> str:
    """A page's HTML with the first use of each term in running text explained."""
    used: set[str] = set()
    fresh: list[str] = []
    depth = done = 0
    for match in MARKUP.finditer(content):
        text = content[done : match.start()]
        fresh += [_explain(text, terms, used) if depth else text, match[0]]
        done = match.end()
        if match["name"] in ("p", "li"):
            depth += -1 if match["end"] else 1
    return "".join([*fresh, content[done:]])


@cache
def _read(language: str, changed: float) -> Index:
    return index(fast_yaml.load(PATH.read_text("utf-8")), language)


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """After the marks and boxes of proofs: explain the terms, except where they are defined."""
    if page.file.src_uri.endswith("glossary.md"):
        return html
    return explain(html, _read(config.extra["language"], PATH.stat().st_mtime))
