"""Questions are read as written, and each rule about them finds what it is for."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_interview import LABELS, O, P, Q, change, make, write

import tools.pages
from tools.check import Site, faults
from tools.faults import Fault, report
from tools.questions import Open, Puzzle, Question, all_entries, longest, plain


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small repository."""
    return make(tmp_path, monkeypatch)


def found() -> list[Fault]:
    return faults(Site.read())


def told(part: str, times: int = 2) -> list[Fault]:
    """The faults whose fact holds the given words: one in each language."""
    matching = [fault for fault in found() if part in fault.fact]
    assert len(matching) == times, report(found())
    for fault in matching:
        assert fault.place.startswith("docs/")
        assert fault.reason
        assert fault.remedy
    return matching


def test_a_good_repository_has_no_faults(root: Path) -> None:
    assert report(found()) == "no faults"


def test_questions_are_read_as_written(root: Path) -> None:
    question, puzzle, answer = all_entries(tools.pages.load()["en"])
    assert isinstance(question, Question)
    assert (question.id, question.level, question.right) == ("why", "junior", 1)
    assert question.text == "Some more words."
    assert [option.text for option in question.options][:2] == [
        "`one` and more",
        "`two` is the answer",
    ]
    assert question.options[1].reason.endswith("\n\nA second paragraph.")
    assert question.teaching is not None
    assert question.teaching.target == "../../chapter.md#title"
    assert isinstance(puzzle, Puzzle)
    assert (puzzle.right, puzzle.snippet) == (2, "snippets/one.py")
    assert puzzle.options[1].output == "printed 3\ndone"
    assert puzzle.options[1].reason == "Reason of B."
    assert isinstance(answer, Open)
    assert list(answer.parts) == ["breath", "minutes", "next", "weak"]
    assert answer.parts["minutes"].startswith("A lot.\n\nStill")
    assert len(answer.proofs) == 2
    shown = dict(answer.labelled)
    assert shown["minutes"].startswith("**In two minutes.** A lot.")
    # What is a block of its own would be drawn into the paragraph of the label.
    assert shown["next"] == "**What they ask next.**\n\n-   This. That."


def test_page_that_is_still_empty_has_no_questions(root: Path) -> None:
    """An editor that saves an empty file must not end the build."""
    write(root / "docs/en" / Q, "")
    assert len(all_entries(tools.pages.load()["en"])) == 2


@pytest.mark.parametrize(
    ("name", "old", "new", "part"),
    [
        (Q, "- [x]", "- [ ]", "#why has no right option"),
        (Q, "- [ ] `three`", "- [x] `three`", "#why has 2 right options"),
        (Q, "- [ ] `four`\n\n    Reason of four.\n", "", "#why has 3 options"),
        (Q, "    Reason of three.\n", "", "option C of #why has no reason"),
        (Q, "- [ ] `three`", "- [ ]", "option C of #why is empty"),
        (Q, "- [ ] `three`", "- [ ] ` Four `", "option D of #why says the same as that in line 27"),
        (Q, "<!-- question: junior -->\n", "", "#why has no level"),
        (Q, "junior", "beginner", "#why has the level 'beginner'"),
        (Q, "question: junior", "puzzle: junior", "is called puzzle, but stands in questions/"),
        (Q, "../../chapter.md#title", "https://example.com/", "#why has no link to the section"),
        (P, "{ #puzzle-two }", "{ #two }", "#two does not begin with puzzle-"),
        (P, '--8<-- "snippets/one.out"', "printed 1", "right option of #puzzle-two is typed"),
        (P, "    printed 2\n", '    --8<-- "snippets/one.out"\n', "wrong option A of #puzzle-two"),
        (P, "    printed 2\n", "    printed  1 \n\n    done\n", "A of #puzzle-two is what Django"),
        (P, "    nothing\n", "    Printed 2\n", "option D of #puzzle-two says the same"),
        (P, "    ```text\n    nothing\n    ```\n\n", "", "option D of #puzzle-two is empty"),
        (P, "**D**", "Nothing", "option D of #puzzle-two is called 'Nothing'"),
        (
            P,
            '```python\n--8<-- "snippets/one.py:code"\n```\n',
            "",
            "answer of #puzzle-two is the output of snippets/one.py, which it does not show",
        ),
        (O, "{ #open-tell }", "{ #why }", "docs"),
    ],
)
def test_faults_of_one_question(root: Path, name: str, old: str, new: str, part: str) -> None:
    change(root, name, old, new)
    if part == "docs":  # the same id on two pages, and without its prefix
        told("#why does not begin with open-")
        told("#why stands at docs/en/interview/questions/one.md:10 too", 1)
    else:
        told(part)


@pytest.mark.parametrize(
    ("old", "part"),
    [
        (' [{proof}](/snippets/one.py "printed 1")', "#why has no proof"),
        ("Reason of one.", "right option of #why has no proof"),
    ],
)
def test_proof_that_is_missing(root: Path, old: str, part: str) -> None:
    proofs = {"en": "proof", "ru": "проверка"}
    for language, word in proofs.items():
        mark = f' [{word}](/snippets/one.py "printed 1")'
        change(root, Q, mark, "", language)
        if old == "Reason of one.":  # the proof stands under a wrong option only
            change(root, Q, old, old + mark, language)
    told(part)


def test_open_answer_without_a_part_or_without_proofs(root: Path) -> None:
    for language, word in (("en", "proof"), ("ru", "проверка")):
        change(root, O, f'Still [{word}](/snippets/one.py "done").', "Still.", language)
        change(root, O, f"**{LABELS[language]['weak']}** ", "", language)
    told("#open-tell has 1 proofs")
    told("#open-tell has no part **A weak answer.**", 1)
    told("#open-tell has no part **Слабый ответ.**", 1)


def test_proof_of_a_question_that_is_not_printed(root: Path) -> None:
    change(root, Q, '"printed 1"', '"printed 0"')
    (fault,) = told("snippets/one.py does not print 'printed 0'", 1)
    assert f"docs/ru/{Q}:23" in fault.reason


def test_changed_output_of_a_puzzle_meets_its_wrong_options(root: Path) -> None:
    """Per release: a wrong option that only an old Django prints is no honest wrong option."""
    write(root / "snippets/one.django52.out", "printed 2\n")
    told("snippets/one.py does not print the same on every Django")
    told("wrong option A of #puzzle-two is what Django 5.2 prints")


@pytest.mark.parametrize(
    ("name", "old", "new", "part"),
    [
        (Q, "question: junior", "question: senior", "level of #why is junior, but in"),
        (Q, "{ #why }", "{ #why-not }", "heading id is #why, but in docs/ru/"),
        (P, "printed 2", "printed 20", "outputs of #puzzle-two is"),
        (Q, "chapter.md#title", "chapter.md#other", "chapter.md has no #other"),
        (Q, ' "printed 1"', ' "done"', 'proof (/snippets/one.py "printed 1") is (/snippets/one'),
        (Q, "- [ ] `one`\n  and more\n\n    Reason of one.\n", "", "#why has 3 options"),
        (Q, "- [x] `two`", "- [ ] `two`", "#why has no right option"),
        (Q, "<!-- question: junior -->\n", "", "#why has no level"),
    ],
)
def test_languages_that_differ(root: Path, name: str, old: str, new: str, part: str) -> None:
    change(root, name, old, new, "ru")
    told(part, 1)
    assert len(found()) == 1, report(found())


def test_right_option_that_differs_between_languages(root: Path) -> None:
    change(root, Q, "- [x] `two`", "- [ ] `two`", "ru")
    change(root, Q, "- [ ] `three`", "- [x] `three`", "ru")
    (fault,) = told("right option of #why is B, but in", 1)
    assert "docs/ru/interview/questions/one.md:27 it is C" in fault.fact
    assert fault.place == "docs/en/interview/questions/one.md:21"


def test_place_of_the_right_option_and_levels_of_a_page(root: Path) -> None:
    """Eight questions whose right option is always the second, all of one level."""
    for language in ("en", "ru"):
        path = root / "docs" / language / Q
        head, _, block = path.read_text("utf-8").partition("## Why")
        blocks = [f"## Why{block}".replace("#why", f"#why-{n}") for n in range(8)]
        write(path, head + "\n".join(blocks))
    told("right options stand unevenly: A 0, B 8, C 0, D 0")
    told("has no question for middle, senior")


def test_length_is_measured_without_marks() -> None:
    assert plain('`save()` of **one** [x](y.md) [proof](/snippets/a.py "b")') == "save() of one x"


def test_right_option_that_is_the_longest(root: Path) -> None:
    question = all_entries(tools.pages.load()["en"])[0]
    assert isinstance(question, Question)
    assert longest(question)
    change(root, Q, "`four`", "`four` is as long as `two`, and longer")
    question = all_entries(tools.pages.load()["en"])[0]
    assert isinstance(question, Question)
    assert not longest(question)


CAPTURE = """{
 "inventory": {}, "arguments": {}, "timelines": {},
 "operations": {"pay": {"group": "paying", "code": "pay()", "queries": [0, 0],
                        "sends": [{"signal": "post_save", "sender": "x", "times": 1}]}}
}"""


@pytest.mark.parametrize(
    ("drawing", "part"),
    [
        ("<!-- silent: pay -->", "silent: pay sends post_save"),
        ("<!-- silent: sleep -->", "silent: sleep was not captured"),
        ("<!-- order: sleep -->", "order: sleep was not captured"),
        ("<!-- cheat: answers -->", "cheat: answers was not made"),
        ("<!-- interview: maps -->", "interview: maps was not made"),
    ],
)
def test_drawings_of_the_section(root: Path, drawing: str, part: str) -> None:
    for version in ("52", "60", "61"):
        write(root / "captures" / f"django{version}.json", CAPTURE)
    for language in ("en", "ru"):
        page = root / "docs" / language / "chapter.md"
        write(page, f"{page.read_text('utf-8')}\n{drawing}\n")
    told(part)


def test_indented_output_belongs_to_puzzles_only(root: Path) -> None:
    for language in ("en", "ru"):
        page = root / "docs" / language / "chapter.md"
        fence = '\n-   x\n\n    ```text\n    --8<-- "snippets/one.out"\n    ```\n'
        write(page, page.read_text("utf-8") + fence)
    told("a sample inside a list or a box")
