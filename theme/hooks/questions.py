"""Turns the topic pages of the interview section into what readers see, and draws what is counted.

In the source a question is a heading, a comment with its level and a list of options with their
reasons (see docs/en/contributing.md). Here the options stand alone, and answer and reasons under a
disclosure that needs no JavaScript; the practice (theme/assets/javascripts/practice.js) and the
deck of cards (tools/deck.py) are made from the same. Other pages of the section ask by a comment:

    <!-- interview: map -->        topics and the number of their questions by level
    <!-- interview: levels -->     every question, by level
    <!-- interview: practice -->   the practice, and what it has to know
    <!-- interview: schedule -->   when a question comes back
    <!-- interview: deck -->       the link to the deck

The work is done by plain functions, tested in tests/theme/test_questions.py.
"""

from __future__ import annotations

import html
import json
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from tools.pages import Page as Source
from tools.pages import parse_once
from tools.questions import (
    BOXES,
    DECK,
    LETTERS,
    LEVELS,
    Entry,
    Open,
    Option,
    Puzzle,
    Question,
    all_entries,
    entries,
    is_topic,
    load_topics,
    plain,
    printed,
    topic_of,
    topics,
)

DRAWN = re.compile(r"^<!-- interview: (?P<name>\w+) -->$", re.MULTILINE)
FIRST = re.compile(r"^## ", re.MULTILINE)

Words = dict[str, str]


def expand_topic(markdown: str, source: Source, words: Words) -> str:
    """A topic page as Markdown in HTML: its lead, its questions by level, then each question."""
    found = entries(source)
    first = FIRST.search(markdown)
    if not found or not first:
        return markdown
    lead = markdown[: first.start()].rstrip()
    practise = words["practise_topic"]
    bar = (
        f'<p class="topic-bar"><a href="../../practice/#topic={topic_of(source)}">{practise}</a>'
        "</p>"
    )
    parts = [lead, by_level(found, words), bar, *(render(entry, words) for entry in found)]
    return "\n\n".join(parts) + "\n"


def by_level(found: Sequence[Entry], words: Words, link: str = "#{id}") -> str:
    """Links to questions, grouped by level, each group to be opened."""
    blocks = []
    for level in LEVELS:
        chosen = [entry for entry in found if entry.level == level]
        if chosen:
            title = words["level_count"].format(level=words[f"level_{level}"], count=len(chosen))
            items = "\n".join(
                f"- [{entry.heading.text}]({link.format(id=entry.id, topic=entry.topic)})"
                for entry in chosen
            )
            blocks.append(
                f'<details class="by-level" markdown>\n<summary>{title}</summary>\n\n'
                f"{items}\n\n</details>"
            )
    return "\n\n".join(blocks)


def render(entry: Entry, words: Words) -> str:
    """One question: heading, level, text, options, and the answer to be opened."""
    level = entry.level if entry.level in LEVELS else LEVELS[0]
    right = ""
    if isinstance(entry, Question) and entry.right is not None:
        right = f' data-right="{entry.right}"'
    parts = [
        f"## {entry.heading.text} {{ #{entry.id} }}",
        f'<div class="question" data-question="{entry.id}" data-kind="{entry.kind}" '
        f'data-level="{level}"{right} markdown>',
        f'<p class="question__bar" data-search-exclude><span class="level {level}">'
        f'{words[f"level_{level}"]}</span> <a href="#{entry.id}">{words["question_link"]}</a> '
        f'<a href="../../practice/#q={entry.id}">{words["question_practise"]}</a></p>',
    ]
    if entry.text:
        parts.append(f'<div class="question__text" markdown>\n\n{entry.text}\n\n</div>')
    if isinstance(entry, Question):
        items = [
            f'<li markdown="block">\n\n{option_shown(entry, option)}\n\n</li>'
            for option in entry.options
        ]
        parts.append('<ol class="options" markdown>\n' + "\n".join(items) + "\n</ol>")
        summary = words["answer"]
    else:
        summary = words["answer_open"]
    answer = _reasons(entry, words) if isinstance(entry, Question) else _open(entry, words)
    parts.append(
        f'<details class="answer" markdown>\n<summary>{summary}</summary>\n\n{answer}\n\n'
        f"{entry.rest}\n\n{_teaching(entry, words)}\n\n</details>"
    )
    return "\n\n".join([*parts, "</div>"])


def option_shown(question: Question, option: Option) -> str:
    """Markdown of an option as it is chosen: its words, or what would be printed."""
    if not isinstance(question, Puzzle):
        return option.text
    return f"``` {{.text .no-copy}}\n{printed(option)}\n```"


def _reasons(question: Question, words: Words) -> str:
    items = []
    for option, letter in zip(question.options, LETTERS, strict=False):
        verdict = words["right"] if option.right else words["not_right"]
        shown = "" if isinstance(question, Puzzle) else f" {option.text}"
        items.append(
            f'<li class="{"right" if option.right else "not-right"}" markdown="block">\n\n'
            f'<p class="reasons__option" markdown="span" data-search-exclude>'
            f'<span class="verdict">{letter}. {verdict}</span>{shown}</p>'
            f"\n\n{option.reason}\n\n</li>"
        )
    return '<ol class="reasons" markdown>\n' + "\n".join(items) + "\n</ol>"


def _open(entry: Entry, words: Words) -> str:
    assert isinstance(entry, Open)
    return "\n\n".join(
        f'<div class="part {name}" markdown>\n\n{text}\n\n</div>' for name, text in entry.labelled
    )


def _teaching(entry: Entry, words: Words) -> str:
    if entry.teaching is None:
        return ""
    link = f"[{entry.teaching.text}]({entry.teaching.target})"
    return f'<p class="teaching" markdown="span">{words["read_on"]} {link}</p>'


# What other pages ask for ------------------------------------------------------------------------


def counts(found: Sequence[Entry]) -> list[int]:
    """How many questions there are of each level, and in all."""
    return [*(sum(entry.level == level for entry in found) for level in LEVELS), len(found)]


def topic_map(pages: dict[str, Source], words: Words) -> str:
    """A table of the topics with the number of questions by level."""
    head = " | ".join(words[f"level_{level}"] for level in LEVELS)
    lines = [f"| {words['topic']} | {head} | {words['together']} |", "|---|--:|--:|--:|--:|"]
    kind = ""
    for page in topics(pages):
        found = entries(page)
        if found and found[0].kind != kind:
            kind = found[0].kind
            lines.append(f"| *{words[f'kind_{kind}']}* |  |  |  |  |")
        numbers = " | ".join(map(str, counts(found)))
        lines.append(f"| [{page.meta.get('title', '')}]({topic_of(page)}.md) | {numbers} |")
    numbers = " | ".join(f"**{number}**" for number in counts(all_entries(pages)))
    lines.append(f"| **{words['together']}** | {numbers} |")
    return '<div class="topic-map" markdown>\n\n' + "\n".join(lines) + "\n\n</div>"


def levels(pages: dict[str, Source], words: Words) -> str:
    """Every question by level, each a link."""
    return by_level(all_entries(pages), words, "{topic}.md#{id}")


def schedule(words: Words) -> str:
    """The table of the boxes, from the same numbers as the practice."""
    rows = [f"| {number} | {days or words['box_now']} |" for number, days in enumerate(BOXES, 1)]
    head = f"| {words['box']} | {words['box_returns']} |\n|--:|---|\n"
    return head + "\n".join(rows)


def practice_data(pages: dict[str, Source], words: Words) -> dict[str, Any]:
    """What the practice has to know before it fetches the first question."""
    return {
        "words": {
            key.removeprefix("practice_"): text
            for key, text in words.items()
            if key.startswith(("practice_", "level_", "kind_question", "kind_puzzle", "kind_open"))
        },
        "levels": LEVELS,
        "boxes": BOXES,
        "topics": [
            {
                "name": topic_of(page),
                "title": str(page.meta.get("title", "")),
                "kind": found[0].kind,
                "questions": [
                    {"id": one.id, "level": one.level, "title": plain(one.heading.text)}
                    for one in found
                ],
            }
            for page in topics(pages)
            if (found := entries(page))
        ],
    }


def practice(pages: dict[str, Source], words: Words) -> str:
    """The practice: what is there without JavaScript, its data and its script."""
    data = json.dumps(practice_data(pages, words), ensure_ascii=False).replace("<", "\\u003c")
    links = "\n".join(
        f"- [{page.meta.get('title', '')}]({topic_of(page)}.md)" for page in topics(pages)
    )
    return (
        '<div class="practice" data-practice data-search-exclude markdown>\n\n'
        f"{words['practice_no_script']}\n\n{links}\n\n</div>\n\n"
        f'<script type="application/json" id="practice-data">{data}</script>\n\n'
        '<script type="module" src="../../assets/javascripts/practice.js"></script>'
    )


def deck_link(pages: dict[str, Source], language: str, words: Words) -> str:
    """The link to the deck, with the number of its cards."""
    text = words["deck_download"].format(count=len(all_entries(pages)))
    return (
        f'<p><a class="md-button md-button--primary" href="../{DECK.format(language=language)}" '
        f"download>{html.escape(text)}</a></p>"
    )


def expand_drawn(markdown: str, language: str, words: Words) -> str:
    """Replace the comments; an unknown one is left to tools/check.py to explain."""
    if not DRAWN.search(markdown):
        return markdown
    pages = load_topics(language)
    drawn = {
        "map": lambda: topic_map(pages, words),
        "levels": lambda: levels(pages, words),
        "practice": lambda: practice(pages, words),
        "schedule": lambda: schedule(words),
        "deck": lambda: deck_link(pages, language, words),
    }
    return DRAWN.sub(lambda m: drawn[m["name"]]() if m["name"] in drawn else m[0], markdown)


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Before the samples and proofs inside are looked for."""
    words = config.extra["words"]
    source = parse_once(Path(page.file.abs_src_path))
    if source.chapter == "interview":
        # Who searches wants the page that explains; questions speak of everything.
        page.meta.setdefault("search", {"boost": 0.3})
    if is_topic(source):
        return expand_topic(markdown, source, words)
    return expand_drawn(markdown, config.extra["language"], words)
