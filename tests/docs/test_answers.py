"""Right answers are what somebody accepted, and the section is as large and even as promised."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from tools import answers
from tools.faults import report
from tools.pages import load
from tools.questions import FOLDERS, LEVELS, Entry, Puzzle, Question, all_entries, longest, topics
from tools.repository import LANGUAGES

PAGES = load()
RECORDED = answers.read()
ENTRIES: dict[str, list[Entry]] = {name: all_entries(PAGES[name]) for name in LANGUAGES}
PAIRS = answers.questions(PAGES)
DIFFERING = answers.faults(RECORDED, PAGES)
# How many questions of each kind the section promises.
PROMISED = {"question": 80, "puzzle": 30, "open": 30}


@pytest.mark.parametrize("name", sorted(RECORDED.keys() | PAIRS.keys()))
def test_answer_is_the_one_that_was_accepted(name: str) -> None:
    if told := DIFFERING.get(name):
        pytest.fail(report(told), pytrace=False)


def swapped(question: Question, other: int, marks: bool) -> Question:
    """The question with another option marked, or with the words of two options exchanged."""
    options = list(question.options)
    right = question.right or 0
    if marks:
        options[right] = replace(options[right], right=False)
        options[other] = replace(options[other], right=True)
    else:
        first, second = options[right].text, options[other].text
        options[right] = replace(options[right], text=second)
        options[other] = replace(options[other], text=first)
    return replace(question, options=tuple(options))


@pytest.mark.parametrize("name", sorted(RECORDED))
def test_swapping_the_right_answer_is_noticed_and_names_the_question(name: str) -> None:
    pair = PAIRS[name]
    for other in {0, 1, 2, 3} - {pair[LANGUAGES[0]].right}:
        ways = [{language: swapped(one, other, True) for language, one in pair.items()}]
        if not isinstance(pair[LANGUAGES[0]], Puzzle):  # the letters of outputs are checked
            ways += [{**pair, language: swapped(pair[language], other, False)} for language in pair]
        for way in ways:
            told = list(answers.differences(name, RECORDED[name], way))
            assert any(f"#{name}:" in fault.fact for fault in told), (other, way)


def choices(language: str) -> list[Question]:
    """Multiple-choice questions and puzzles."""
    return [entry for entry in ENTRIES[language] if isinstance(entry, Question)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", PROMISED)
def test_as_many_questions_as_promised(language: str, kind: str) -> None:
    found = [entry for entry in ENTRIES[language] if entry.kind == kind]
    assert len(found) >= PROMISED[kind]
    assert {entry.level for entry in found} == set(LEVELS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_has_its_topics(language: str) -> None:
    folders = {page.name.split("/")[1] for page in topics(PAGES[language])}
    assert folders == set(FOLDERS.values())


@pytest.mark.parametrize("kind", ["question", "puzzle"])
def test_place_of_the_right_option_gives_nothing_away(kind: str) -> None:
    """Each place is right in a fifth to three tenths of all questions."""
    asked = [q for q in choices(LANGUAGES[0]) if q.kind == kind]
    counted = Counter(question.right for question in asked)
    assert all(0.2 <= counted[place] / len(asked) <= 0.3 for place in range(4)), counted


@pytest.mark.parametrize("language", LANGUAGES)
def test_length_of_the_right_option_gives_nothing_away(language: str) -> None:
    """Alone the longest in at most 35 % of the questions; chance would be a quarter."""
    asked = [q for q in choices(language) if not isinstance(q, Puzzle)]
    found = [question.id for question in asked if longest(question)]
    assert len(found) <= 0.35 * len(asked), found


@pytest.mark.parametrize("language", LANGUAGES)
def test_first_question_is_what_signals_are_for(language: str) -> None:
    first = topics(PAGES[language])[0]
    assert first.name == "interview/questions/basics.md"
    assert ENTRIES[language][0].id == "what-are-signals"
