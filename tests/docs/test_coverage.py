"""Every topic of coverage.yml has its answer on the site, in both languages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

from tools.faults import Fault, report
from tools.pages import Page, load
from tools.repository import LANGUAGES, relative

TABLE = Path(__file__).with_name("coverage.yml")
ROW = re.compile(r"(\w+):")
# How many rows of each kind there are: claims, topics, questions.
KINDS = {"C": 53, "T": 30, "Q": 74}
IDS = [f"{kind}{number:02}" for kind, last in KINDS.items() for number in range(1, last + 1)]


def faults_of(text: str, pages: Mapping[str, Mapping[str, Page]]) -> list[Fault]:
    """What is wrong with the table: missing rows, empty rows, places that do not exist."""
    found_in = ((ROW.match(line), number) for number, line in enumerate(text.splitlines(), 1))
    written = [(match[1], number) for match, number in found_in if match]
    lines = dict(reversed(written))
    found: list[Fault] = []

    def tell(key: str, line: int, fact: str, reason: str, remedy: str) -> None:
        found.append(Fault(f"{relative(TABLE)}:{line}", f"{key} {fact}", reason, remedy))

    for key in IDS:
        if key not in lines:
            tell(key, 1, "is missing", "A promised topic got lost.", "Put the row back.")
    for key, line in written:
        if key not in IDS or line != lines[key]:
            remedy = "Give it the next free number and count it in KINDS of the test."
            tell(key, line, "is unknown or written twice", "One row of an id is read.", remedy)
    for key, row in yaml.safe_load(text).items():
        line = lines[key]
        if not str(row.get("topic") or "").strip():
            tell(key, line, "has no topic", "Nobody can tell what it asks.", "Write one sentence.")
        if not row.get("answered"):
            tell(key, line, "names no place", "Nothing answers it.", "Name a page.md#section.")
        asked = row.get("search") or {}
        if key.startswith("Q") and not all(asked.get(language) for language in LANGUAGES):
            remedy = "Name the words a reader would type, in both languages."
            tell(key, line, "has no words to search by", "The search is not tried.", remedy)
        for place in row.get("answered") or []:
            name, _, section = place.partition("#")
            for language in LANGUAGES:
                page = pages[language].get(name)
                if not page or section not in {heading.id for heading in page.headings}:
                    remedy = "Name the page and section that answer it now."
                    fact = f"names {place}, which docs/{language} lacks"
                    tell(key, line, fact, "The answer was moved or taken away.", remedy)
    return found


def test_every_topic_is_answered_on_the_site() -> None:
    found = faults_of(TABLE.read_text("utf-8"), load())
    if found:
        pytest.fail(report(found), pytrace=False)


@pytest.mark.parametrize(
    ("old", "new", "fact"),
    [
        ("C07:", "C99:", "C07 is missing"),
        ("C07:", "C99:", "C99 is unknown or written twice"),
        ("C07:", "C08:", "C08 is unknown or written twice"),
        (
            "#step-by-step",
            "#step",
            "C07 names basics/what-are-signals.md#step, which docs/ru lacks",
        ),
        ("what-are-signals.md#st", "gone.md#st", "C07 names basics/gone.md#step-by-step"),
        ("what-are-signals.md#step-by-step", "what-are-signals.md", "C07 names basics/what-are"),
        (
            "answered:\n    - basics/what-are-signals.md#step",
            "answered: []\n#",
            "C07 names no place",
        ),
        ("topic: How a signal", "topic: # How a signal", "C07 has no topic"),
    ],
)
def test_a_fault_of_the_table_is_told(old: str, new: str, fact: str) -> None:
    text = TABLE.read_text("utf-8")
    start = text.index("C07:")
    end = text.index("C08:")
    assert old in text[start:end]
    broken = text[:start] + text[start:end].replace(old, new) + text[end:]
    told = report(faults_of(broken, load()))
    assert fact in told
    assert f"{relative(TABLE)}:" in told


def test_a_question_without_words_to_search_by_is_told() -> None:
    text = TABLE.read_text("utf-8").replace('ru: "антипаттерн"', 'ru: ""')
    assert "Q04 has no words to search by" in report(faults_of(text, load()))
