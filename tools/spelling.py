"""Suggests better spelling, typography and terms for the pages (`python -m tools.spelling`).

Works offline: English words by pyspellchecker, Russian ones by pymorphy3, which knows their forms
and where «ё» belongs; the words of this site stand in tests/docs/dictionary.txt, the agreed Russian
terms in tests/docs/terms.yml. Suggestions, `place: word → replacement`: nothing fails by them.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tools.pages import CODE_SPAN, COMMENT, FENCE, page_paths
from tools.repository import LANGUAGES, ROOT, relative

DICTIONARY = ROOT / "tests" / "docs" / "dictionary.txt"
TERMS = ROOT / "tests" / "docs" / "terms.yml"
CYRILLIC = "абвгдежзийклмнопрстуфхцчшщъыьэюяё"
# A replacement that nobody can guess.
UNKNOWN = "?"

WORDS = {
    "en": re.compile(r"(?<![\w.@/#&'’-])[A-Za-z]+(?:['’][a-z]+)?(?![\w@/]|\.\w|-\d)"),
    "ru": re.compile(r"(?<![\w.-])[а-яё]+(?:-[а-яё]+)*(?![\w-])", re.IGNORECASE),
}
NBSP = "\N{NO-BREAK SPACE}"
PARTICLES = {"нибудь", "то", "либо", "кое", "таки"}
UNITS = "мкс|мс|мин|ч|Б|КБ|МБ|ГБ|байт|байта|%|px|пикселей|пикселя"
# What is wrong, and what stands there instead.
TYPOGRAPHY: dict[str, list[tuple[re.Pattern[str], str]]] = {
    "en": [
        (re.compile(r"(?<=\w) --? (?=\w)"), " — "),
        (re.compile(r"(?<!\.)\.\.\.(?!\.)"), "…"),
    ],
    "ru": [
        (re.compile(r'(?<!=)"([^"\n]+)"'), r"«\1»"),
        (re.compile(r"“([^”\n]+)”"), r"«\1»"),
        (re.compile(r"(?<=[\w»)…,·]) --? (?=[\w«(·])"), " — "),
        (re.compile(r"(?<=[а-яё])—(?=[а-яё])", re.IGNORECASE), " — "),
        (re.compile(r"(?<=[\w»)…,]) – (?=[\w«(])"), " — "),
        (re.compile(r"(?<!\.)\.\.\.(?!\.)"), "…"),
        (re.compile(r"(?<![\w.-])(\d+)-(\d+)(?![\w.-])"), r"\1–\2"),
        (re.compile(rf"(?<!\w)(\d+(?:,\d+)?) ({UNITS})(?!\w)"), rf"\1{NBSP}\2"),
        # «с» with a word behind it is a preposition.
        (re.compile(r"(?<!\w)(\d+(?:,\d+)?) (с)(?! ?\w)"), rf"\1{NBSP}\2"),
        (re.compile(r"(?<!\w)(\d+(?:,\d+)?)(%)"), rf"\1{NBSP}\2"),
    ],
}


@dataclass(frozen=True, order=True)
class Suggestion:
    """Something that would better be written otherwise."""

    path: str
    line: int
    word: str
    replacement: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.word} → {self.replacement}"


def prose(text: str) -> list[str]:
    """The lines of a page with nothing but what is read: no code, addresses, tags, comments."""
    lines = text.splitlines()
    fenced: str | None = None
    for number, line in enumerate(lines):
        match = FENCE.match(line)
        if fenced or match:
            closes = fenced and match and match["ticks"].startswith(fenced)
            fenced = None if closes else fenced or (match["ticks"] if match else None)
            lines[number] = ""
    end = lines.index("---", 1) if lines[:1] == ["---"] and "---" in lines[1:] else 0
    for number in range(end + (1 if end else 0)):
        value = re.match(r"(?:title|description): *\"?(.*?)\"?$", lines[number])
        lines[number] = value[1] if value else ""

    def blank(match: re.Match[str]) -> str:
        return re.sub(r"[^\n]", " ", match[0])

    flat = COMMENT.sub(blank, "\n".join(lines))
    # A character that is no word keeps what stands before and behind code apart.
    flat = "\n\n".join(CODE_SPAN.sub(_mask, part) for part in flat.split("\n\n"))
    flat = re.sub(r'^(\s*(?:!!!|\?\?\?\+?) [\w -]+)"(.*)"$', r"\1 \2 ", flat, flags=re.MULTILINE)
    flat = re.sub(r"\]\([^()\s]*(?:\s+\"[^\n]*?\")?\)", _mask_end, flat)
    flat = re.sub(r"\{[^{}\n]*\}|<[^<>\n]+>|https?://\S+", blank, flat)
    return flat.split("\n")


def _mask(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", "·", match[0])


def _mask_end(match: re.Match[str]) -> str:
    return "]" + " " * (len(match[0]) - 1)


@cache
def dictionary() -> frozenset[str]:
    """The words of this site that no dictionary knows; Russian ones in their first form."""
    lines = DICTIONARY.read_text("utf-8").splitlines() if DICTIONARY.exists() else []
    return frozenset(line.strip().lower() for line in lines if line.strip() and line[0] != "#")


@cache
def terms() -> dict[str, Any]:
    """The agreed terms, as described in the file.

    `words`: first form to term; `phrases`: pattern to term and example; `right`: page to words.
    """
    return yaml.safe_load(TERMS.read_text("utf-8"))


@cache
def _english() -> Any:
    from spellchecker import SpellChecker

    return SpellChecker(language="en", distance=1)


@cache
def _russian() -> Any:
    from pymorphy3 import MorphAnalyzer

    return MorphAnalyzer()


@cache
def _english_word(word: str) -> str | None:
    """What to write instead, or None."""
    plain = re.sub(r"['’](?:s|re|ve|ll|d|m)$|n['’]t$", "", word.lower())
    if len(plain) < 3 or re.search(r"[A-Z]", word[1:]) or plain in dictionary():
        return None
    if plain.removesuffix("s") in dictionary() or plain.removesuffix("es") in dictionary():
        return None
    checker = _english()
    if plain in checker or checker.known([plain.removesuffix("s")]):
        return None
    guess = checker.correction(plain)
    return UNKNOWN if guess in (None, plain) else guess


@cache
def _russian_word(word: str) -> str | None:
    """What to write instead, or None. Hyphenated words are looked at part by part."""
    if "-" in word:
        parts = [None if p in PARTICLES else _russian_word(p) for p in word.split("-")]
        if word.lower() in dictionary() or not any(parts):
            return None
        pairs = zip(word.split("-"), parts, strict=True)
        return "-".join(part if better is None else better for part, better in pairs)
    low = word.lower()
    if len(low) < 2:
        return None
    if better := _agreed_term(low):
        return better
    if low in dictionary():
        return None
    parses = _russian().parse(low)
    if {parse.normal_form for parse in parses} & dictionary():
        return None
    known = [parse.word for parse in parses if parse.is_known]
    if known:
        return None if low in known else known[0]
    if low.startswith(("не", "авто", "пере", "под")) and _russian().word_is_known(
        re.sub("^(?:не|авто|пере|под)", "", low)
    ):
        return None
    return next(_russian_guesses(low), UNKNOWN)


@cache
def _first_forms(word: str) -> frozenset[str]:
    return frozenset(parse.normal_form for parse in _russian().parse(word))


@cache
def _agreed_term(word: str) -> str | None:
    """What this site calls it, where a word in any of its forms is not the agreed one.

    A form that the dictionary guesses otherwise is compared with the guess for the listed word.
    """
    mine = _first_forms(word)
    for listed, better in terms()["words"].items():
        if listed in mine or (listed[:4] == word[:4] and mine & _first_forms(listed)):
            return better
    return None


def _russian_guesses(word: str) -> Iterator[str]:
    """Known words one slip away."""
    splits = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    for left, right in splits:
        if len(right) > 1:
            yield from _known(left + right[1] + right[0] + right[2:])
        if right:
            yield from _known(left + right[1:])
    for left, right in splits:
        for letter in CYRILLIC:
            if right:
                yield from _known(left + letter + right[1:])
            yield from _known(left + letter + right)


def _known(word: str) -> Iterator[str]:
    if _russian().word_is_known(word):
        yield word


def suggestions(path: Path, language: str, text: str | None = None) -> list[Suggestion]:
    """Everything to suggest for a page."""
    text = path.read_text("utf-8") if text is None else text
    found: set[Suggestion] = set()
    better_word = _english_word if language == "en" else _russian_word
    place = relative(path)
    right = set(terms()["right"].get(path.name, ())) if language == "ru" else set()
    for number, line in enumerate(prose(text), 1):
        for match in WORDS[language].finditer(line):
            if better := better_word(match[0]):
                if right and right & _first_forms(match[0].lower()):
                    continue
                if match[0][0].isupper():
                    better = better[0].upper() + better[1:]
                found.add(Suggestion(place, number, match[0], better))
        for pattern, replacement in TYPOGRAPHY[language]:
            for match in pattern.finditer(line):
                found.add(Suggestion(place, number, *_shown(match, replacement)))
        if language == "ru":
            for phrase, (better, _) in terms()["phrases"].items():
                for match in re.finditer(rf"(?<!\w){phrase}(?!\w)", line, re.IGNORECASE):
                    found.add(Suggestion(place, number, match[0], better))
    return sorted(found)


def _shown(match: re.Match[str], replacement: str) -> tuple[str, str]:
    """What was found and what it becomes, with a no-break space made visible."""
    around = 8 if match[0].strip() in ("-", "--", "–", "—") else 0
    start, end = match.start() - around, match.end() + around
    before, behind = match.string[max(start, 0) : match.start()], match.string[match.end() : end]
    fresh = match.expand(replacement).replace(NBSP, "&nbsp;")
    return f"{before}{match[0]}{behind}".strip(), f"{before}{fresh}{behind}".strip()


def main(arguments: list[str] | None = None) -> int:
    """Print the suggestions; the exit code is 0 whatever they are."""
    parser = argparse.ArgumentParser(prog="python -m tools.spelling", description=__doc__)
    parser.add_argument("pages", nargs="*", type=Path, help="some pages only")
    options = parser.parse_args(arguments)
    asked = {path.resolve() for path in options.pages}
    count = 0
    for language in LANGUAGES:
        for path in page_paths(language):
            if asked and path not in asked:
                continue
            for suggestion in suggestions(path, language):
                count += 1
                print(suggestion)
    what = "1 suggestion" if count == 1 else f"{count} suggestions"
    print(what if count else "nothing to suggest")
    return 0


if __name__ == "__main__":
    sys.exit(main())
