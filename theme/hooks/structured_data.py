"""Tells machines what a page is, by the words of schema.org: an article or questions with answers.

Everything told is text of the page itself; tests/site/test_findable.py compares the two. A date is
not told: the sources know none that would be the same in every build.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from tools.pages import parse_once
from tools.questions import Entry, Open, Puzzle, Question, entries, is_topic, plain, printed

BEFORE_STOP = re.compile(r"\s+(?=[.,;:!?)»](?:\s|$))")
LICENCE = "https://creativecommons.org/licenses/by/4.0/"

Data = dict[str, Any]


def spoken(markdown: str) -> str:
    """The words of Markdown; a stop that followed the mark of a proof follows its word."""
    return BEFORE_STOP.sub("", plain(markdown))


def answer(text: str) -> Data:
    """One answer, right or wrong."""
    return {"@type": "Answer", "text": text}


def question(entry: Entry) -> Data:
    """One question with the answer that is right and those that are not."""
    told: Data = {
        "@type": "Question",
        "@id": f"#{entry.id}",
        "name": spoken(entry.heading.text),
        "educationalLevel": entry.level,
    }
    if isinstance(entry, Question):
        shown = [
            printed(option) if isinstance(entry, Puzzle) else spoken(option.text)
            for option in entry.options
        ]
        right = None if entry.right is None else shown.pop(entry.right)
        told["eduQuestionType"] = "Multiple choice"
        told["suggestedAnswer"] = [answer(text) for text in shown]
        told["acceptedAnswer"] = None if right is None else answer(right)
    elif isinstance(entry, Open):
        told["eduQuestionType"] = "Flashcard"
        told["acceptedAnswer"] = answer(spoken(entry.parts.get("breath", "")))
    return {key: value for key, value in told.items() if value is not None}


def describe(page: Page, config: MkDocsConfig) -> Data:
    """What a page is, with what is told of every kind."""
    site = {
        "@type": "WebSite",
        "name": config.site_name,
        "url": config.site_url,
    }
    told: Data = {
        "@context": "https://schema.org",
        "inLanguage": config.extra["language"],
        "url": page.canonical_url,
        "description": page.meta.get("description"),
    }
    source = parse_once(Path(page.file.abs_src_path))
    if page.is_homepage or source.name == "index.md":
        return told | site
    told |= {"isPartOf": site, "license": LICENCE}
    title = page.meta.get("title", page.title)
    if is_topic(source):
        return told | {
            "@type": "Quiz",
            "name": title,
            "about": {"@type": "Thing", "name": "Django signals"},
            "hasPart": [question(entry) for entry in entries(source)],
        }
    publisher = {"@type": "Organization", "name": config.site_name, "url": config.site_url}
    return told | {
        "@type": "TechArticle",
        "headline": title,
        "author": publisher,
        "publisher": publisher,
        "mainEntityOfPage": page.canonical_url,
    }


def as_script(data: Data) -> str:
    """JSON that no text inside can end early, `</script>` or `<!--`."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """Give the template what theme/main.html prints."""
    page.meta["structured_data"] = as_script(describe(page, config))
    return context
