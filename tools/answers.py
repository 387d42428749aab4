"""Holds the right answers of the interview to what was accepted (`python -m tools.answers`).

An answer rests on more than its `[x]`: tests/docs/answers.yml records for each question the place
of the right option, its words in both languages and the first proof under it, for each puzzle the
output that was right. Without arguments new questions are added and small rewordings followed;
anything else is told, and accepted by hand after reading: `python -m tools.answers --accept ID`.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import yaml

from tools.faults import Fault, report
from tools.pages import Page
from tools.questions import (
    LETTERS,
    Puzzle,
    Question,
    all_entries,
    load_topics,
    normal,
    plain,
    printed,
    right_proofs,
)
from tools.repository import LANGUAGES, ROOT, relative

PATH = ROOT / "tests" / "docs" / "answers.yml"
HEAD = """\
# The right answers, written by `make update` when a question is added. What changes afterwards is
# read by somebody first: python -m tools.answers --accept ID
"""
# Words less alike than this are another answer, not a better wording of the same.
ALIKE = 0.5

Record = dict[str, Any]
Pages = Mapping[str, Mapping[str, Page]]


def questions(pages: Pages) -> dict[str, dict[str, Question]]:
    """Id to the question in each language; open questions have no right option."""
    found: dict[str, dict[str, Question]] = {}
    for language in LANGUAGES:
        for entry in all_entries(pages[language]):
            if isinstance(entry, Question) and entry.right is not None:
                found.setdefault(entry.id, {})[language] = entry
    return {name: pair for name, pair in found.items() if len(pair) == len(LANGUAGES)}


def record_of(pair: Mapping[str, Question]) -> Record:
    """What is to be recorded of a question that has one right option in both languages."""
    first = pair[LANGUAGES[0]]
    assert first.right is not None
    found: Record = {"right": LETTERS[first.right]}
    if isinstance(first, Puzzle):
        return found | {"prints": normal(printed(first.options[first.right])).split("\n")}
    proofs = right_proofs(first)
    found["proof"] = f"{proofs[0].target} {proofs[0].title}" if proofs else None
    for language, question in pair.items():
        found[language] = plain(question.options[question.right or 0].text)
    return found


def _reworded(question: Question, recorded: str) -> str | None:
    """What is wrong with the words of the right option, or None."""
    if plain(question.options[question.right or 0].text) == recorded:
        return None  # nearly always; to compare words takes long
    ratios = [
        SequenceMatcher(None, recorded, plain(option.text), autojunk=False).ratio()
        for option in question.options
    ]
    right = question.right or 0
    nearest = ratios.index(max(ratios))
    if nearest != right and ratios[nearest] > ratios[right]:
        return f"the recorded answer is option {LETTERS[nearest]} now: {recorded!r}"
    if ratios[right] < ALIKE:
        return f"the recorded answer was another one: {recorded!r}"
    return None


def differences(name: str, recorded: Record, pair: Mapping[str, Question]) -> Iterator[Fault]:
    """How a question differs from its record in more than the wording: one fault, if it does."""
    first = pair[LANGUAGES[0]]
    assert first.right is not None
    place = f"{first.page.place}:{first.options[first.right].line}"
    remedy = f"If it is right: python -m tools.answers --accept {name}. If not, put it back."
    reason = "Somebody has read and accepted the recorded answer; a swap would teach an error."
    now = record_of(pair)
    facts = {
        f"{key} was {recorded.get(key)!r} when accepted, it is {now.get(key)!r}": place
        for key in ("right", "proof", "prints")
        if recorded.get(key) != now.get(key)
    }
    for language, question in pair.items():
        if isinstance(question, Puzzle):
            continue
        if fact := _reworded(question, str(recorded.get(language, ""))):
            facts.setdefault(fact, place if question is first else question.place)
    if facts:
        first, *others = dict.fromkeys(facts.values())
        yield Fault(first, f"#{name}: {'; '.join(facts)}", reason, remedy).also(others)


def read(path: Path | None = None) -> dict[str, Record]:
    """The recorded answers by id."""
    path = path or PATH
    return (yaml.safe_load(path.read_text("utf-8")) or {}) if path.exists() else {}


def faults(recorded: Mapping[str, Record], pages: Pages) -> dict[str, list[Fault]]:
    """What is wrong with each question that differs from its record, is new, or is gone."""
    found: dict[str, list[Fault]] = {}
    known = questions(pages)
    for name, pair in known.items():
        if name in recorded:
            found[name] = list(differences(name, recorded[name], pair))
            continue
        place = pair[LANGUAGES[0]].place
        fact = f"#{name} is not recorded in {relative(PATH)}"
        remedy = "Run `make update` and commit the file."
        found[name] = [Fault(place, fact, "Nothing would notice if its answer changed.", remedy)]
    for name in recorded.keys() - known.keys():
        fact = f"#{name} is recorded, but no page asks it, or it has no one right option"
        reason = "Ids are for ever: links, progress and cards know a question by its id."
        remedy = f"Put it back, or, if it must go: python -m tools.answers --accept {name}"
        found[name] = [Fault(relative(PATH), fact, reason, remedy)]
    return {name: told for name, told in found.items() if told}


def refresh(recorded: dict[str, Record], pages: Pages, accepted: list[str]) -> dict[str, Record]:
    """The record with new and reworded questions, and with whatever was accepted by id."""
    known = questions(pages)
    differing = faults(recorded, pages)
    fresh: dict[str, Record] = {}
    for name, pair in known.items():
        new = name not in recorded or name in accepted or name not in differing
        fresh[name] = record_of(pair) if new else recorded[name]
    for name in recorded.keys() - known.keys() - set(accepted):
        fresh[name] = recorded[name]
    return fresh


def write(records: Mapping[str, Record], path: Path | None = None) -> None:
    """Write the record, sorted by id."""
    body = yaml.safe_dump(dict(sorted(records.items())), allow_unicode=True, sort_keys=False)
    (path or PATH).write_text(HEAD + body, "utf-8", newline="\n")


def main(arguments: list[str] | None = None) -> int:
    """Record what can be recorded without reading; tell the rest, with exit code 1."""
    parser = argparse.ArgumentParser(prog="python -m tools.answers", description=__doc__)
    parser.add_argument("--accept", nargs="+", default=[], metavar="ID", help="record as it is now")
    options = parser.parse_args(arguments)
    pages = {language: load_topics(language) for language in LANGUAGES}
    recorded = refresh(read(), pages, options.accept)
    write(recorded)
    left = [fault for told in faults(recorded, pages).values() for fault in told]
    if left:
        print(report(left))
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
