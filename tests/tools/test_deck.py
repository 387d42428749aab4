"""The deck of cards: complete, the same bytes each time, updated instead of doubled."""

from __future__ import annotations

import sqlite3
import zipfile
from pathlib import Path

import pytest
from small_interview import Q, change, make

from tools import deck
from tools.pages import load
from tools.questions import all_entries
from tools.words import words

EXTENSIONS = ["attr_list", "pymdownx.superfences", "pymdownx.highlight", "pymdownx.snippets"]
SITE = "https://signals.example/"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small repository."""
    return make(tmp_path, monkeypatch)


def pack(root: Path, name: str, timestamp: int = 1_800_000_000, language: str = "en") -> Path:
    """The deck of the small repository."""
    options = {"pymdownx.snippets": {"base_path": [str(root)]}}
    render = deck.Renderer(EXTENSIONS, options, SITE)
    cards = [deck.card(e, words(language), render) for e in all_entries(load()[language])]
    target = root / name
    deck.pack(cards, language, words(language)["deck_title"], target, timestamp)
    return target


def notes(path: Path) -> list[dict[str, str]]:
    """Guid, modification time, tags and fields of each note, read as Anki does."""
    with zipfile.ZipFile(path) as archive:
        raw = path.with_suffix(".sqlite")
        raw.write_bytes(archive.read("collection.anki2"))
    with sqlite3.connect(raw) as connection:
        rows = connection.execute("select guid, mod, tags, flds from notes order by id").fetchall()
    names = ("id", "level", "topic", "question", "answer", "link")
    return [
        {
            "guid": guid,
            "mod": mod,
            "tags": tags,
            **dict(zip(names, fields.split("\x1f"), strict=True)),
        }
        for guid, mod, tags, fields in rows
    ]


def test_each_question_is_a_card(root: Path) -> None:
    why, puzzle, tell = notes(pack(root, "a.apkg"))
    assert [why["id"], puzzle["id"], tell["id"]] == ["why", "puzzle-two", "open-tell"]
    assert why["level"] == "Junior"
    assert why["tags"].split() == ["django-signals", "junior", "questions::one"]
    assert "<h2>Why?</h2>" in why["question"]
    assert "Reason" not in why["question"]
    assert "Right: B" in why["answer"]
    assert why["answer"].count('<li class="right">') == 1
    right = why["answer"].split('<li class="right">')[1].split("</li>")[0]
    assert "<code>two</code> is the answer" in right
    assert "Reason of two ✓." in right
    assert f'href="{SITE}chapter/#title"' in why["link"]
    assert "snippets/one.py: <code>printed 1</code>" in why["answer"]


def test_puzzle_shows_its_code_highlighted_and_its_recorded_output(root: Path) -> None:
    puzzle = notes(pack(root, "a.apkg"))[1]
    code, _, options = puzzle["question"].partition('<ol class="options"')
    assert '<span class="nb">print</span>' in code
    assert "printed 1\ndone" in options
    assert "Right: C" in puzzle["answer"]
    assert "--8" not in puzzle["question"] + puzzle["answer"]


def test_open_question_has_its_four_parts(root: Path) -> None:
    answer = notes(pack(root, "a.apkg"))[2]["answer"]
    for label in ("In one breath.", "In two minutes.", "What they ask next.", "A weak answer."):
        assert f"<strong>{label}</strong>" in answer


def test_same_questions_give_the_same_bytes(root: Path) -> None:
    assert pack(root, "a.apkg").read_bytes() == pack(root, "b.apkg").read_bytes()


def test_newer_deck_updates_its_cards(root: Path) -> None:
    """Anki knows a card by its guid, and takes over what has a later time."""
    old = notes(pack(root, "a.apkg"))
    change(root, Q, "Reason of two", "A better reason")
    new = notes(pack(root, "b.apkg", timestamp=1_800_000_001))
    assert [note["guid"] for note in new] == [note["guid"] for note in old]
    assert all(b["mod"] > a["mod"] for a, b in zip(old, new, strict=True))
    assert "A better reason" in new[0]["answer"]


def test_languages_are_decks_of_their_own(root: Path) -> None:
    english = {note["guid"] for note in notes(pack(root, "a.apkg"))}
    russian = {note["guid"] for note in notes(pack(root, "b.apkg", language="ru"))}
    assert not english & russian


def test_ids_of_decks_and_note_type_stay(root: Path) -> None:
    """Other numbers would double everybody's cards."""
    assert deck.DECK_IDS == {"en": 1784620391, "ru": 1784620392}
    assert deck.model().model_id == 1533190846


def test_time_of_the_deck_is_given_or_that_of_the_last_commit(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000007")
    assert deck.changed_at() == 1800000007
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    monkeypatch.setattr(deck, "ROOT", root)  # no repository of git
    assert deck.changed_at() == deck.EPOCH


def test_code_is_readable_on_a_phone_in_light_and_dark() -> None:
    style = deck.style()
    assert "white-space: pre-wrap" in style
    assert ".nightMode .highlight .k" in style
    assert "\n.highlight .k" in style
