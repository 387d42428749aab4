"""The functions that turn topic pages into what readers see, and draw what is counted."""

from __future__ import annotations

import json
import re
from types import ModuleType

import pytest
import yaml
from hooks import load_hook

from tools.pages import load, parse
from tools.questions import BOXES, entries
from tools.repository import DOCS, ROOT
from tools.words import words

WORDS = words("en")
TEXT = """---
title: One
description: A page.
---

# One { #one }

Lead.

## Why `x`? { #why }

<!-- question: middle -->

- [ ] `one`

    Reason of one.

- [x] `two`

    Reason of two [proof](/snippets/one.py "printed").

- [ ] `three`

    Reason of three.

- [ ] `four`

    Reason of four.

[A chapter](../../basics/connecting.md#connect)

## And then? { #then }

<!-- question: senior -->

- [x] yes

    Because.

[A chapter](../../basics/connecting.md#connect)
"""
PUZZLE = """# P { #p }

## Two { #puzzle-two }

<!-- puzzle: junior -->

- [ ] **A**

    ```text
    typed
    ```

    Reason of A.

- [x] **B**

    ```text
    --8<-- "snippets/basics/connecting_twice_calls_once.out"
    ```

    Reason of B.
"""


@pytest.fixture(scope="module")
def questions() -> ModuleType:
    return load_hook("questions")


def expanded(questions: ModuleType, text: str, name: str = "questions/one") -> str:
    source = parse(DOCS / "en" / "interview" / f"{name}.md", text)
    return questions.expand_topic(text.partition("---\n\n")[2] or text, source, WORDS)


def rendered(markdown: str) -> str:
    """HTML as the site makes it, with the extensions of mkdocs.yml that matter here."""
    import markdown as library

    return library.markdown(
        markdown, extensions=["attr_list", "md_in_html", "tables", "toc", "pymdownx.superfences"]
    )


def test_question_becomes_options_and_an_answer_to_be_opened(questions: ModuleType) -> None:
    made = rendered(expanded(questions, TEXT))
    assert '<h2 id="why">Why <code>x</code>?</h2>' in made
    block = made.split('<div class="question"')[1]
    for attribute in ('question="why"', 'kind="question"', 'level="middle"', 'right="1"'):
        assert f"data-{attribute}" in block
    options, _, answer = block.partition('<details class="answer">')
    assert re.findall(r"<code>(\w+)</code>", options) == ["one", "two", "three", "four"]
    assert "Reason" not in options
    assert "- [" not in made
    assert answer.count('<li class="not-right">') == 3
    right = answer.split('<li class="right">')[1].split("</li>")[0]
    assert "B. Right" in right
    assert "Reason of two" in right
    assert 'href="../../basics/connecting.md#connect">A chapter</a>' in answer


def test_question_names_its_level_and_its_address(questions: ModuleType) -> None:
    made = expanded(questions, TEXT)
    assert '<span class="level middle">Middle</span>' in made
    assert '<a href="#why">' in made
    assert '<a href="../../practice/#q=why">' in made
    assert '<a href="../../practice/#topic=questions/one">' in made
    assert "<summary>Middle: 1</summary>\n\n- [Why `x`?](#why)" in made
    assert made.index("Lead.") < made.index("<summary>") < made.index("## Why")


def test_output_of_a_puzzle_is_that_of_its_snippet(questions: ModuleType) -> None:
    made = expanded(questions, PUZZLE, "puzzles/p")
    recorded = (ROOT / "snippets/basics/connecting_twice_calls_once.out").read_text("utf-8")
    assert f"``` {{.text .no-copy}}\n{recorded.rstrip()}\n```" in made
    assert "--8<--" not in made
    assert "**B**" not in made  # the list has letters of its own


def test_page_without_questions_is_untouched(questions: ModuleType) -> None:
    assert expanded(questions, "# One { #one }\n") == "# One { #one }\n"


def test_map_counts_every_question_once(questions: ModuleType) -> None:
    pages = load()["en"]
    made = questions.topic_map(pages, WORDS)
    rows = [re.findall(r"\d+", row.rpartition("](")[2]) for row in made.splitlines() if "](" in row]
    sums = [sum(map(int, column)) for column in zip(*rows, strict=True)]
    total = re.findall(r"\*\*(\d+)\*\*", made.splitlines()[-3])
    assert list(map(int, total)) == sums
    assert sum(sums[:3]) == sums[3]
    links = re.findall(r"\]\((\S+)\)", questions.levels(pages, WORDS))
    assert len(links) == len(set(links)) == sums[3]


def test_schedule_of_the_page_is_that_of_the_practice(questions: ModuleType) -> None:
    rows = re.findall(r"^\| (\d+) \| (\d+)", questions.schedule(WORDS), re.M)
    assert [int(days) for _, days in rows] == list(BOXES)
    data = json.loads(
        re.search(r'id="practice-data">(.*?)</script>', questions.practice(load()["en"], WORDS))[1]
    )
    assert data["boxes"] == list(BOXES)


def test_practice_knows_every_question_and_all_its_words(questions: ModuleType) -> None:
    pages = load()["ru"]
    made = questions.practice(pages, words("ru"))
    data = json.loads(re.search(r'id="practice-data">(.*?)</script>', made)[1])
    known = [one["id"] for topic in data["topics"] for one in topic["questions"]]
    asked = [e.id for page in questions.topics(pages) for e in entries(page)]
    assert sorted(known) == sorted(asked)
    script = (ROOT / "theme/assets/javascripts/practice.js").read_text("utf-8")
    used = set(re.findall(r"\bwords\.(\w+)", script)) | set(re.findall(r'\bsay\("(\w+)"', script))
    assert used <= data["words"].keys()
    for page in questions.topics(pages):  # without JavaScript
        assert f"({questions.topic_of(page)}.md)" in made


def test_practice_has_no_word_it_does_not_use() -> None:
    script = (ROOT / "theme/assets/javascripts/practice.js").read_text("utf-8")
    keys = yaml.safe_load((ROOT / "theme/words.yml").read_text("utf-8"))
    left = [
        key
        for key in keys
        if key.startswith("practice_")
        and key.removeprefix("practice_").split("_")[0] not in ("no", "file", "stored")
        and not re.search(rf"\b{key.removeprefix('practice_')}\b", script)
    ]
    assert left == []


def test_unknown_drawing_is_left_to_the_check(questions: ModuleType) -> None:
    text = "<!-- interview: maps -->"
    assert questions.expand_drawn(text, "en", WORDS) == text


# The cheat sheet ---------------------------------------------------------------------------------


def test_sheet_draws_arguments_order_and_silence_from_captures() -> None:
    sheet = load_hook("cheat_sheet")
    made = sheet.expand(
        "<!-- cheat: arguments -->\n\n<!-- order: save_new_atomic -->\n\n"
        "<!-- silent: bulk_create, queryset_update -->",
        WORDS,
    )
    text = re.sub(r"<[^>]+>", "", made)
    assert "pre_saveinstance, raw, using, update_fields" in text
    assert "BEGIN → pre_save → INSERT → post_save → COMMIT → on_commit()" in text
    assert "Tag.objects.bulk_create(tags)" in text
    assert ".update(price=" in text


def test_unknown_drawing_of_the_sheet_is_left_to_the_check() -> None:
    sheet = load_hook("cheat_sheet")
    assert sheet.expand("<!-- cheat: everything -->", WORDS) == "<!-- cheat: everything -->"


def test_an_operation_that_is_heard_is_not_silent() -> None:
    from tools.cheat_sheet import heard

    assert heard("save_new") == ["pre_save", "post_save"]
    assert heard("delete") == ["pre_delete", "post_delete"]
    assert heard("bulk_create") == []


def test_code_of_several_lines_stands_on_one() -> None:
    from tools.cheat_sheet import one_line

    assert one_line("with atomic():\n    a()\n    b()") == "with atomic(): a(); b()"
    assert one_line("call(\n    1,\n    2\n)") == "call(1, 2)"


@pytest.mark.parametrize("language", ["en", "ru"])
def test_each_of_the_ten_traps_is_proved(language: str) -> None:
    page = load()[language]["interview/cheat-sheet.md"]
    section = next(s for s in page.sections() if s.heading.id == "traps")
    lines = page.text.splitlines()
    traps = [n for n, line in enumerate(lines, 1) if n in section and re.match(r"\d+\.", line)]
    assert len(traps) == 10
    assert set(traps) <= {proof.line for proof in page.proofs}
