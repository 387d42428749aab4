"""Built topic pages, the deck published beside them, and the search that leads to them."""

from __future__ import annotations

import json
import re
import sqlite3
import zipfile
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tools.pages import load
from tools.questions import DECK, LETTERS, Question, all_entries, topics
from tools.repository import LANGUAGES
from tools.words import words

PAGES = load()
WORDS = {language: words(language) for language in LANGUAGES}
# The bar of a sample: its file and its buttons, which cards do not have.
BAR = re.compile(r'<span class="filename">.*?</span>(?=<pre)', re.DOTALL)
FOLDERS = {"en": "interview", "ru": "ru/interview"}


class _Text(HTMLParser):
    """The words of a piece of HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def text_of(html: str) -> str:
    """What is read, without spaces, marks of proofs and the numbers of letters."""
    parser = _Text()
    parser.feed(html)
    return re.sub(r"[\s✓¶#]|\xa0", "", "".join(parser.words))


def notes(path: Path, folder: Path) -> dict[str, list[str]]:
    """Id of the question to the fields of its card."""
    with zipfile.ZipFile(path) as archive:
        archive.extract("collection.anki2", folder)
    with sqlite3.connect(folder / "collection.anki2") as connection:
        rows = connection.execute("select flds from notes").fetchall()
    fields = [row[0].split("\x1f") for row in rows]
    return {one[0]: one for one in fields}


def blocks(site: Path, language: str) -> dict[str, str]:
    """Id of the question to its HTML on the built page."""
    found = {}
    for page in topics(PAGES[language]):
        name = page.name.removeprefix("interview/").removesuffix(".md")
        html = (site / FOLDERS[language] / name / "index.html").read_text("utf-8")
        html = BAR.sub("", html.split('<section class="proof-boxes"')[0])
        for block in html.split('<div class="question"')[1:]:
            found[re.search(r'data-question="([\w-]+)"', block)[1]] = block
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_card_says_what_its_page_says(site: Path, tmp_path: Path, language: str) -> None:
    cards = notes(site / FOLDERS[language] / DECK.format(language=language), tmp_path)
    built = blocks(site, language)
    entries = {entry.id: entry for entry in all_entries(PAGES[language])}
    assert cards.keys() == built.keys() == entries.keys()
    differing = []
    for name, entry in entries.items():
        _, _, _, question, answer, _ = cards[name]
        if not isinstance(entry, Question):
            shown = re.split(r"</details>", built[name].split("</summary>")[1])[0]
            parts = text_of(answer.split('<p class="bar">')[0])
            if parts not in text_of(shown):
                differing.append(f"{name}: answer")
            continue
        right = int(re.search(r'data-right="(\d)"', built[name])[1])
        if f"{WORDS[language]['right']}: {LETTERS[right]}" not in unescape(answer):
            differing.append(f"{name}: letter")
        options = re.findall(r"<li[^>]*>(.*?)</li>", question.split('class="options"')[1], re.S)
        page_options = re.findall(
            r"<li>(.*?)</li>", built[name].split('class="options"')[1].split("</ol>")[0], re.S
        )
        if [text_of(one) for one in options] != [text_of(one) for one in page_options]:
            differing.append(f"{name}: options")
        marked = re.search(r'<li class="right">(.*?)</li>\s*(?:<li|</ol>)', answer, re.S)[1]
        reason = built[name].split('<li class="right">')[1].split('<li class="not-right">')[0]
        # Behind the mark and the option on the page, behind the option on the card.
        said = text_of(marked).removeprefix(text_of(options[right]))
        if said not in text_of(reason):
            differing.append(f"{name}: reason")
    assert differing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_of_the_deck_leads_to_it(site: Path, tmp_path: Path, language: str) -> None:
    html = (site / FOLDERS[language] / "deck" / "index.html").read_text("utf-8")
    link = re.search(r'href="(\S+\.apkg)" download>([^<]+)<', html)
    assert (site / FOLDERS[language] / "deck" / link[1]).resolve().is_file()
    assert re.search(r"\d+", link[2])[0] == str(len(all_entries(PAGES[language])))


@pytest.mark.parametrize("language", LANGUAGES)
def test_search_leads_to_each_question(site: Path, language: str) -> None:
    root = site if language == LANGUAGES[0] else site / language
    index = json.loads((root / "search" / "search_index.json").read_text("utf-8"))
    found = {entry["location"]: entry for entry in index["docs"]}
    for entry in all_entries(PAGES[language]):
        place = found[f"interview/{entry.topic}/#{entry.id}"]
        assert place["title"]
        assert text_of(entry.level or "") not in place["text"].split()  # not the bar above it


@pytest.mark.parametrize("language", LANGUAGES)
def test_links_to_the_practice_name_questions_and_topics_that_it_knows(
    site: Path, language: str
) -> None:
    html = (site / FOLDERS[language] / "practice" / "index.html").read_text("utf-8")
    data = json.loads(re.search(r'id="practice-data">(.*?)</script>', html)[1])
    known = {f"q={one['id']}" for topic in data["topics"] for one in topic["questions"]}
    known |= {f"topic={topic['name']}" for topic in data["topics"]}
    linked = {
        found
        for page in (site / FOLDERS[language]).rglob("index.html")
        for found in re.findall(r'practice/#([\w=/-]+)"', page.read_text("utf-8"))
    }
    assert linked == known
