"""Makes the Anki deck of one language from the same questions as the pages (`write_language`).

Ids never change, so that importing a newer deck updates cards instead of doubling them. The same
questions at the same commit give the same bytes.
"""

from __future__ import annotations

import html
import os
import re
import subprocess
import tempfile
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING, Any

import genanki
import markdown
from pygments.formatters import HtmlFormatter

from tools.build import configured
from tools.navigation import places
from tools.pages import Link, replace_proofs
from tools.questions import (
    CHAPTER,
    DECK,
    LETTERS,
    Entry,
    Open,
    Puzzle,
    Question,
    all_entries,
    load_topics,
    printed,
)
from tools.reading import Page
from tools.repository import ROOT

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

# Chosen once by chance. Anki knows decks and note types by them: another number, another deck.
DECK_IDS = {"en": 1784620391, "ru": 1784620392}
MODEL_ID = 1533190846
# When nothing tells when the questions were changed: a day on which the deck was already there.
EPOCH = 1_795_132_800  # 2026-11-20, in seconds
ANNOTATION = re.compile(r'[ \t]*<span class="c1"># \(\d+\)!</span>')
PAGE_LINK = re.compile(r'href="(?P<path>[^":#]+\.md)(?P<fragment>#[^"]*)?"')
CUT = "<!-- cut -->"
FRONT = '<div class="bar">{{Level}} · {{Topic}}</div>{{Question}}'
BACK = '{{FrontSide}}<hr id="answer">{{Answer}}<div class="bar">{{Link}}</div>'
STYLE = """
.card { background: #fbfaf7; color: #1d2622; font: 17px/1.5 system-ui, sans-serif; margin: 0 auto;
  max-width: 38rem; padding: .8rem; text-align: left; }
h2 { font-size: 1.15em; line-height: 1.3; margin: .3em 0 .6em; }
p, ol, ul, .highlight { margin: .5em 0; }
code { background: #f1efe8; border-radius: 3px; font: .86em ui-monospace, Menlo, monospace;
  overflow-wrap: anywhere; padding: .05em .25em; }
pre { margin: 0; overflow-x: auto; }
pre code { display: block; line-height: 1.45; padding: .6em .7em; white-space: pre-wrap; }
h2 code { background: none; padding: 0; }
ol.options, ol.reasons { list-style: upper-alpha; padding-left: 1.6em; }
li { margin: .45em 0; }
li > p:first-child { margin-top: 0; }
.right > p:first-child, .verdict { color: #0b5d45; font-weight: 650; }
.bar, .proofs { color: #4a5751; font-size: .78em; }
.proofs { padding-left: 1.2em; }
hr { border: 0; border-top: 1px solid #c9cfc9; }
a { color: #0b5d45; }
.nightMode.card, .nightMode .card { background: #151b19; color: #e3e8e5; }
.nightMode code { background: #1d2522; }
.nightMode .right > p:first-child, .nightMode .verdict, .nightMode a { color: #7fd1ae; }
.nightMode .bar, .nightMode .proofs { color: #b6c0bb; }
"""


@dataclass(frozen=True)
class Card:
    """One note: HTML of both sides, and what Anki files it under."""

    id: str
    level: str
    topic: str
    question: str
    answer: str
    link: str
    tags: tuple[str, ...]


class Renderer:
    """Makes HTML of the Markdown of questions, as the pages do, with addresses in full."""

    def __init__(self, extensions: list[str], options: dict[str, Any], site_url: str) -> None:
        """site_url: the address of this language's pages, with a slash at its end."""
        self.site_url = site_url
        self.markdown = markdown.Markdown(extensions=extensions, extension_configs=options)

    def __call__(self, entry: Entry, *texts: str) -> list[str]:
        """HTML of each piece of a question; proofs become a plain mark."""
        # Converted together: most of the time of a conversion does not depend on its length.
        joined = f"\n\n{CUT}\n\n".join(replace_proofs(text, lambda link: "✓") for text in texts)
        made = ANNOTATION.sub("", self.markdown.reset().convert(joined))
        made = PAGE_LINK.sub(
            lambda m: f'href="{self.address(entry, m["path"], m["fragment"] or "")}"', made
        )
        return [piece.strip() for piece in made.split(CUT)]

    def address(self, entry: Entry, path: str, fragment: str) -> str:
        """The full address of a page named relative to that of a question."""
        name = normpath(join(dirname(entry.page.name), path)).removesuffix(".md")
        name = "" if name == "index" else name.removesuffix("/index") + "/"
        return f"{self.site_url}{name}{fragment}"


def card(entry: Entry, words: dict[str, str], render: Renderer) -> Card:
    """Both sides of a question's card."""
    taught = entry.teaching.text if entry.teaching else ""
    pieces = [entry.heading.text, entry.text, taught]
    if isinstance(entry, Question):
        pieces += [
            f"```text\n{printed(option)}\n```" if isinstance(entry, Puzzle) else option.text
            for option in entry.options
        ]
        pieces += [option.reason for option in entry.options]
    if isinstance(entry, Open):
        pieces += [text for _, text in entry.labelled]
    title, text, taught, *rest = render(entry, *pieces)
    front, back = [f"<h2>{_inline(title)}</h2>", text], rest
    if isinstance(entry, Question):
        count = len(entry.options)
        shown = [_inline(one) for one in rest[:count]]
        marks = [option.right for option in entry.options]
        front.append(_list("options", ((one, False) for one in shown)))
        reasons = [
            reason if isinstance(entry, Puzzle) else f"<p>{one}</p>{reason}"
            for one, reason in zip(shown, rest[count:], strict=True)
        ]
        back = [_list("reasons", zip(reasons, marks, strict=True))]
        if entry.right is not None:
            right = f"{words['right']}: {LETTERS[entry.right]}"
            back.insert(0, f'<p class="verdict">{html.escape(right)}</p>')
    link = ""
    if entry.teaching:
        path, _, fragment = entry.teaching.target.partition("#")
        address = html.escape(render.address(entry, path, f"#{fragment}"))
        link = f'{html.escape(words["read_on"])} <a href="{address}">{_inline(taught)}</a>'
    tags = ("django-signals", entry.level or "", entry.topic.replace("/", "::"))
    return Card(
        entry.id,
        words.get(f"level_{entry.level}", ""),
        str(entry.page.meta.get("title", "")),
        "".join(front),
        "".join([*back, _proofs(entry.proofs, words)]),
        link,
        tuple(filter(None, tags)),
    )


def _inline(made: str) -> str:
    return re.sub(r"^<p>(.*)</p>$", r"\1", made.strip(), flags=re.DOTALL)


def _list(kind: str, items: Iterable[tuple[str, bool]]) -> str:
    made = "".join(
        f'<li class="right">{text}</li>' if right else f"<li>{text}</li>" for text, right in items
    )
    return f'<ol class="{kind}" type="A">{made}</ol>'


def _proofs(proofs: Iterable[Link], words: dict[str, str]) -> str:
    items = "".join(
        f"<li>{html.escape(link.snippet)}: <code>{html.escape(link.title or '')}</code></li>"
        for link in proofs
    )
    told = html.escape(words["deck_proofs"])
    return f'<p class="bar">{told}</p><ul class="proofs">{items}</ul>' if items else ""


def style() -> str:
    """The style of the cards, with the colors of code in light and dark."""
    light = HtmlFormatter(style="default").get_style_defs(".highlight")
    dark = HtmlFormatter(style="github-dark").get_style_defs(".nightMode .highlight")
    colors = [
        line
        for line in f"{light}\n{dark}".splitlines()
        if ".highlight ." in line and "linenos" not in line and "{" in line
    ]
    return STYLE + "\n".join(colors)


def model() -> genanki.Model:
    """The note type, one for both languages."""
    return genanki.Model(
        MODEL_ID,
        "Django Signals, Tested",
        fields=[{"name": name} for name in ("Id", "Level", "Topic", "Question", "Answer", "Link")],
        templates=[{"name": "Card", "qfmt": FRONT, "afmt": BACK}],
        css=style(),
    )


def changed_at() -> int:
    """When the questions were last changed, in seconds: Anki takes over only what is newer.

    SOURCE_DATE_EPOCH if set, the time of the last commit, or a fixed day outside of a repository.
    """
    if given := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(given)
    call = ["git", "log", "-1", "--format=%ct"]
    try:
        told = subprocess.run(call, cwd=ROOT, capture_output=True, text=True).stdout.strip()
    except OSError:
        told = ""
    return int(told) if told.isdigit() else EPOCH


def pack(cards: Iterable[Card], language: str, title: str, target: Path, timestamp: int) -> None:
    """Write the package: the same bytes for the same cards and timestamp (seconds)."""
    made = genanki.Deck(DECK_IDS[language], title)
    shape = model()
    for one in cards:
        fields = [one.id, one.level, one.topic, one.question, one.answer, one.link]
        made.add_note(
            genanki.Note(
                model=shape,
                fields=fields,
                tags=list(one.tags),
                guid=genanki.guid_for("django-signals-tested", language, one.id),
            )
        )
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        raw = Path(folder) / "raw.apkg"
        genanki.Package(made).write_to_file(str(raw), timestamp=timestamp)
        with zipfile.ZipFile(raw) as given, zipfile.ZipFile(target, "w") as packed:
            for name in sorted(given.namelist()):
                info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
                info.compress_type = zipfile.ZIP_DEFLATED
                info.create_system = 3  # the same on every machine
                packed.writestr(info, given.read(name))


def write_language(site: Path, language: str) -> Path | None:
    """Make the deck of one language beside its built pages; None when there is no question yet.

    Addresses on the cards are those that the pages were built for.
    """
    found = all_entries(load_topics(language))
    if not found:
        return None
    home = Page(site, language, places(language)[0])
    target = site / home.address / CHAPTER / DECK.format(language=language)

    def make(config: MkDocsConfig) -> None:
        config = config.plugins.on_config(config)  # which puts our colors of code into it
        words = config.extra["words"]
        render = Renderer(config.markdown_extensions, config.mdx_configs, home.meta("canonical"))
        cards = (card(one, words, render) for one in found)
        pack(cards, language, words["deck_title"], target, changed_at())

    told = configured(language, site, None, make).warnings
    if told:
        raise RuntimeError("\n".join(told))
    return target
