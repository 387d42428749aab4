"""The messages quoted in contributing.md are those the tools print today.

Each message there, in order, has its case here: a small repository is spoiled as a contributor
might spoil it, and the fault found must be the quoted one, to the letter, in both languages.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from tests.small_repository import change, look_at, write
from tools import answers, published, questions
from tools.check import Site, faults
from tools.faults import Fault
from tools.pages import PROOF_WORDS, load, parse
from tools.repository import DOCS, LANGUAGES
from tools.snippets import Snippet

QUOTED = {
    language: [
        "\n".join(fence.body)
        for fence in parse(DOCS / language / "contributing.md").fences
        if fence.language == "text"
    ]
    for language in LANGUAGES
}

PAGE = """---
title: Errors
description: What happens when a receiver fails.
---

# Errors { #errors }

The row is there already [proof](/snippets/practice/receiver_sees_the_row.py "post_save rows=1").

## Who hears of it { #who-hears }

The caller does [proof](/snippets/practice/receiver_sees_the_row.py "done").
"""
QUESTION = """
## Question number {number}? {{ #question-{number} }}

<!-- question: {level} -->

{options}

[Errors](../../practice/errors.md#errors)
"""
SNIPPET = '"""A receiver sees the row."""\n\nprint("post_save rows=1")\nprint("done")\n'
WORDS = {language: f"[{word}]" for language, word in PROOF_WORDS.items()}
ERRORS, SAVING = "practice/errors.md", "interview/questions/saving.md"
ONE = "snippets/practice/receiver_sees_the_row.py"
NEW = "snippets/practice/second_receiver_still_runs.py"


def options(right: str) -> str:
    proof = f'[proof](/{ONE} "done")'
    return "\n\n".join(
        f"- [{'x' if letter == right else ' '}] Answer {letter}\n\n"
        f"    Reason {letter} {proof if letter == right else ''}."
        for letter in questions.LETTERS
    )


def saving() -> str:
    """Eight questions, their right options spread evenly."""
    head = PAGE.split("# Errors")[0].replace("Errors", "Saving") + "# Saving { #saving }\n"
    return head + "".join(
        QUESTION.format(
            number=number,
            level=questions.LEVELS[number % 3],
            options=options(questions.LETTERS[number % 4]),
        )
        for number in range(8)
    )


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small repository without faults."""
    look_at(tmp_path, monkeypatch)
    for language, word in WORDS.items():
        write(tmp_path / "docs" / language / ERRORS, PAGE.replace("[proof]", word))
        write(tmp_path / "docs" / language / SAVING, saving().replace("[proof]", word))
    write(tmp_path / "mkdocs.yml", f"nav:\n  - Practice:\n      - {ERRORS}\n      - {SAVING}\n")
    write(tmp_path / ONE, SNIPPET)
    write(tmp_path / ONE.replace(".py", ".out"), "post_save rows=1\ndone\n")
    return tmp_path


def checked() -> list[Fault]:
    return faults(Site.read())


def both(root: Path, name: str, old: str, new: str) -> None:
    for language, word in WORDS.items():
        path = root / "docs" / language / name
        change(path, old.replace("[proof]", word), new.replace("[proof]", word))


# What a contributor does, and where the tools tell of it, in the order of the page ----------------


def proof_in_one_language(root: Path) -> Iterable[Fault]:
    line = f'[proof](/{ONE} "done")'
    change(root / "docs/en" / ERRORS, line, f"{line}, and nobody else {line}")
    return checked()


def line_that_is_not_printed(root: Path) -> Iterable[Fault]:
    both(root, ERRORS, "post_save rows=1", "post_save rows=2")
    return checked()


def snippet_without_docstring(root: Path) -> Iterable[Fault]:
    write(root / NEW, 'print("second ran")\n')
    return checked()


def snippet_without_output(root: Path) -> Iterable[Fault]:
    write(root / NEW, '"""The second receiver still runs."""\n\nprint("second ran")\n')
    return checked()


def another_output(root: Path) -> Iterable[Fault]:
    fault = Snippet.read(root / ONE).difference("6.1", "post_save rows=1\n")
    return [fault] if fault else []


def no_right_option(root: Path) -> Iterable[Fault]:
    both(root, SAVING, "[x]", "[ ]")
    return checked()


def no_teaching_link(root: Path) -> Iterable[Fault]:
    both(root, SAVING, "\n[Errors](../../practice/errors.md#errors)\n", "")
    return checked()


def uneven_places(root: Path) -> Iterable[Fault]:
    for letter in "BCD":
        for _ in range(2):
            both(root, SAVING, options(letter), options("A"))
    return checked()


def swapped_answer(root: Path) -> Iterable[Fault]:
    answers.write(answers.refresh({}, load(), []))
    both(root, SAVING, options("B"), options("C"))
    return checked()


def page_in_one_language(root: Path) -> Iterable[Fault]:
    write(root / "docs/en/practice/retries.md", PAGE.replace("Errors", "Retries"))
    return checked()


def heading_without_id(root: Path) -> Iterable[Fault]:
    change(root / "docs/ru" / ERRORS, " { #who-hears }", "")
    return checked()


def id_taken_away(root: Path) -> Iterable[Fault]:
    published.write(published.refresh({}, load()["en"]))
    both(root, ERRORS, "#who-hears }", "#who-is-told }")
    return checked()


def id_not_recorded(root: Path) -> Iterable[Fault]:
    published.write(published.refresh({}, load()["en"]))
    both(root, ERRORS, "#who-hears }", "#later-receivers }")
    return published.unrecorded(load()["en"])


CASES: list[Callable[[Path], Iterable[Fault]]] = [
    proof_in_one_language,
    line_that_is_not_printed,
    snippet_without_docstring,
    snippet_without_output,  # no page quotes it
    snippet_without_output,
    another_output,
    no_right_option,
    no_teaching_link,
    uneven_places,
    swapped_answer,
    page_in_one_language,
    page_in_one_language,  # not in nav
    heading_without_id,
    id_not_recorded,
    id_taken_away,
]


def test_the_small_repository_has_no_faults(root: Path) -> None:
    assert checked() == []


@pytest.mark.parametrize(
    ("number", "spoil"),
    list(enumerate(CASES)),
    ids=[f"{number}-{case.__name__}" for number, case in enumerate(CASES, 1)],
)
def test_the_quoted_message_is_the_one_you_meet(
    root: Path, number: int, spoil: Callable[[Path], Iterable[Fault]]
) -> None:
    told = {str(fault) for fault in spoil(root)}
    for language in LANGUAGES:
        quoted = QUOTED[language][number]
        assert quoted in told, (
            f"docs/{language}/contributing.md quotes\n\n{quoted}\n\nbut the tools say\n\n"
            + "\n\n".join(sorted(told))
        )


def test_every_quoted_message_has_a_case() -> None:
    assert {language: len(quoted) for language, quoted in QUOTED.items()} == dict.fromkeys(
        LANGUAGES, len(CASES)
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_commands_name_sections_that_exist(language: str) -> None:
    """Who tries the page's own example must not be refused."""
    text = (DOCS / language / "contributing.md").read_text("utf-8")
    named = re.findall(r"^\$ .*?([\w/-]+\.md)#([\w-]+)", text, re.MULTILINE)
    pages = load()[language]
    assert len(named) == 2
    assert [f"{page}#{section}" for page, section in named if section not in pages[page].ids] == []
