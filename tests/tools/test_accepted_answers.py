"""A swapped answer fails with the name of its question; a better wording does not."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from small_interview import P, Q, change, make, write

from tools import answers
from tools.check import Site, faults
from tools.faults import report
from tools.pages import load
from tools.resting import questions_on


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small repository."""
    return make(tmp_path, monkeypatch)


@pytest.fixture
def record(root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The accepted answers of the small repository."""
    path = root / "answers.yml"
    monkeypatch.setattr(answers, "PATH", path)
    assert answers.main([]) == 0
    return path


def told() -> str:
    found = answers.faults(answers.read(), load())
    return report([fault for faults in found.values() for fault in faults])


def test_what_is_recorded(record: Path) -> None:
    recorded = answers.read()
    assert recorded["why"] == {
        "right": "B",
        "proof": "/snippets/one.py printed 1",
        "en": "two is the answer",
        "ru": "two is the answer",
    }
    assert recorded["puzzle-two"] == {"right": "C", "prints": ["printed 1", "done"]}


def test_another_option_marked_as_right(root: Path, record: Path) -> None:
    change(root, Q, "- [x] `two`", "- [ ] `two`")
    change(root, Q, "- [ ] `three`", "- [x] `three`")
    text = told()
    assert "#why: right was 'B' when accepted, it is 'C'" in text
    assert "docs/en/interview/questions/one.md" in text
    assert "python -m tools.answers --accept why" in text


def move(root: Path, name: str, old: int, new: int, languages: str) -> None:
    """Move an option of the first question with all that stands below it."""
    for language in languages.split():
        path = root / "docs" / language / name
        head, *options = re.split(r"^(?=- \[)", path.read_text("utf-8"), flags=re.MULTILINE)
        last, link = options[-1].rsplit("\n[", 1)
        options[-1] = f"{last}\n"
        options.insert(new, options.pop(old))
        write(path, "".join([head, *options]).rstrip() + f"\n\n[{link}")


EN, RU = f"docs/en/{Q}", f"docs/ru/{Q}"


@pytest.mark.parametrize(
    ("spoil", "start", "remedy"),
    [
        (
            lambda root: move(root, Q, 1, 2, "ru"),
            f"{RU}:25: right option of #why is C, but in {EN}:21 it is B, as accepted\n",
            f"Put it back to B; or, if C is right, change {EN} too, "
            "then python -m tools.answers --accept why.",
        ),
        (
            lambda root: move(root, Q, 1, 2, "en"),
            f"{EN}:25: right option of #why is C, but in {RU}:21 it is B, as accepted\n",
            f"change {RU} too",
        ),
        (
            lambda root: move(root, Q, 1, 2, "en ru"),
            f"{EN}:25: #why: right was 'B' when accepted, it is 'C'\n",
            "--accept why",
        ),
        (lambda root: mark_third(root, "en"), f"{EN}:27: right option of #why is C, but", RU),
        (lambda root: mark_third(root, "ru"), f"{RU}:27: right option of #why is C, but", EN),
        (
            lambda root: mark_third(root, "en ru"),
            f"{EN}:27: #why: right was 'B' when accepted, it is 'C'; proof was",
            f"put it back. Also at {RU}:10.",
        ),
        (
            lambda root: move(root, Q, 2, 3, "ru"),  # two wrong ones
            f'{EN}:33: proof (/snippets/one.py "printed 1") stands in another place than in {RU}:',
            "Change the page that is behind",
        ),
        (
            lambda root: move(root, P, 2, 1, "ru"),
            f"docs/ru/{P}:24: the options of #puzzle-two stand in the order A, C, B, D\n",
            "write the letters in order.",
        ),
        (
            lambda root: move(root, P, 2, 1, "en ru"),
            f"docs/en/{P}:24: the options of #puzzle-two stand in the order A, C, B, D\n",
            f"Also at docs/ru/{P}:24.",
        ),
    ],
)
def test_a_right_option_that_moved_is_one_message(
    root: Path, record: Path, spoil: Callable[[Path], None], start: str, remedy: str
) -> None:
    """Its letter, its proof, the other language and the record differ at once."""
    for language, word in (("en", "proof"), ("ru", "проверка")):
        proof = f' [{word}](/snippets/one.py "done").'
        change(root, Q, "Reason of three.", "Reason of three" + proof, language)
        proof = f' [{word}](/snippets/one.py "printed 1").'
        change(root, Q, "Reason of four.", "Reason of four" + proof, language)
        change(root, Q, "is the answer", f"is the answer {language}", language)
    assert answers.main(["--accept", "why"]) == 0
    assert report(faults(Site.read())) == "no faults"
    spoil(root)
    found = faults(Site.read())
    assert len(found) == 1, report(found)
    assert str(found[0]).startswith(start), found[0]
    assert remedy in found[0].remedy


def mark_third(root: Path, languages: str) -> None:
    change(root, Q, "- [x] `two`", "- [ ] `two`", languages)
    change(root, Q, "- [ ] `three`", "- [x] `three`", languages)


def test_options_that_changed_places(root: Path, record: Path) -> None:
    change(root, Q, "`two` is the answer", "`three`")
    change(root, Q, "- [ ] `three`", "- [ ] `two` is the answer", "en ru")
    assert "#why: the recorded answer is option C now: 'two is the answer'" in told()


def test_right_option_that_says_something_else(root: Path, record: Path) -> None:
    change(root, Q, "`two` is the answer", "quite another claim", "ru")
    text = told()
    assert "docs/ru/interview/questions/one.md:10: #why: the recorded answer" in text
    assert "docs/en" not in text


def test_another_proof(root: Path, record: Path) -> None:
    change(root, Q, '"printed 1"', '"done"')
    assert "#why: proof was '/snippets/one.py printed 1'" in told()


def test_puzzle_whose_code_prints_something_else(root: Path, record: Path) -> None:
    write(root / "snippets/one.out", "printed 7\ndone\n")
    assert "#puzzle-two: prints was ['printed 1', 'done'] when accepted" in told()


def test_better_wording_is_followed(root: Path, record: Path) -> None:
    change(root, Q, "`two` is the answer", "`two` is our answer")
    assert told() == "no faults"
    assert answers.main([]) == 0
    assert answers.read()["why"]["en"] == "two is our answer"


def test_nothing_but_accepting_changes_an_answer(
    root: Path,
    record: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    change(root, Q, "- [x] `two`", "- [ ] `two`")
    change(root, Q, "- [ ] `three`", "- [x] `three`")
    assert answers.main([]) == 1
    assert "#why" in capsys.readouterr().out
    assert answers.read()["why"]["right"] == "B"
    assert answers.main(["--accept", "why"]) == 0
    assert answers.read()["why"]["right"] == "C"


def test_question_that_is_new_or_gone(root: Path, record: Path) -> None:
    change(root, Q, "{ #why }", "{ #why-not }")
    text = told()
    assert "#why-not is not recorded" in text
    assert "#why is recorded, but no page asks it" in text
    assert answers.main([]) == 1
    assert answers.main(["--accept", "why"]) == 0
    assert list(answers.read()) == ["puzzle-two", "why-not"]


def test_questions_that_rest_on_a_snippet(root: Path) -> None:
    folder = root / "docs/en/interview"
    assert questions_on("snippets/one.py", folder) == ["open-tell", "puzzle-two", "why"]
    assert questions_on("snippets/on.py", folder) == []
