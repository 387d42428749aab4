"""Reads the interview section: multiple-choice questions, puzzles and open questions.

A topic page is the source, one `##` heading with a permanent id for each question; the form is
described in docs/en/contributing.md. Reading never fails: what is missing is None or empty, and
`faults` says so with place, fact, reason and remedy.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from textwrap import dedent
from typing import TypeGuard

from tools.faults import Fault
from tools.pages import FENCE, LINK, Heading, Link, Page, parse_once
from tools.repository import DOCS, LANGUAGES, ROOT
from tools.snippets import Snippet, SnippetError

CHAPTER = "interview"
LEVELS = ("junior", "middle", "senior")
# Kind of question, as its comment says it, and the folder of its topic pages.
FOLDERS = {"question": "questions", "puzzle": "puzzles", "open": "open"}
LETTERS = "ABCD"
# The four parts of an answer to an open question, in order.
PARTS = ("breath", "minutes", "next", "weak")
LABELS = {
    "en": ("In one breath.", "In two minutes.", "What they ask next.", "A weak answer."),
    "ru": ("На одном дыхании.", "За две минуты.", "Что спросят дальше.", "Слабый ответ."),
}
# A question answered rightly moves to the next box and comes back after so many days; one answered
# wrongly goes to the first. Published on the page of the practice, which takes it from here.
BOXES = (0, 1, 3, 7, 21)
# The file of a language's deck of cards, below CHAPTER.
DECK = "django-signals-{language}.apkg"
# What a page may ask for by <!-- interview: NAME -->; see theme/hooks/questions.py.
DRAWN = ("map", "levels", "practice", "schedule", "deck")

MARK = re.compile(r"^<!--\s*(?P<kind>question|puzzle|open)\s*:\s*(?P<level>[\w-]*)\s*-->\s*$")
OPTION = re.compile(r"^- \[(?P<mark>[^\]]?)\](?:\s+(?P<text>.*))?$")
INCLUDE = re.compile(r'^--8<-- "(?P<path>[^":]+)"$')
# What begins a block of Markdown that cannot go on in a line.
BLOCK = re.compile(r"```|[-*+] |\d+\. |\|")
OUTPUT = re.compile(r"^```text\n(?P<text>.*?)\n?```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Option:
    """One answer to choose: its words, or what a puzzle would print, and the reason below it."""

    line: int
    right: bool
    text: str  # Markdown of one paragraph; the letter in a puzzle
    reason: str  # Markdown, without the output of a puzzle
    output: str | None = None  # as typed, or the include line; None in a question
    include: str | None = None  # repository path of the recorded output, where it is included


@dataclass(frozen=True)
class Entry:
    """What every kind of question has. `level` and `teaching` are None where they are missing."""

    page: Page = field(repr=False, compare=False)
    heading: Heading
    level: str | None
    text: str  # Markdown between heading and answers
    teaching: Link | None
    kind: str = ""
    proofs: tuple[Link, ...] = ()
    rest: str = ""  # Markdown behind the answers that is not the link

    @property
    def id(self) -> str:
        """The permanent id, the same in both languages."""
        return self.heading.id or ""

    @property
    def place(self) -> str:
        """File and line of the heading."""
        return f"{self.page.place}:{self.heading.line}"

    @property
    def topic(self) -> str:
        """`questions/saving` for docs/en/interview/questions/saving.md."""
        return topic_of(self.page)


@dataclass(frozen=True)
class Question(Entry):
    """A multiple-choice question."""

    options: tuple[Option, ...] = ()

    @property
    def right(self) -> int | None:
        """The place of the right option, from 0; None unless exactly one is marked."""
        marked = [place for place, option in enumerate(self.options) if option.right]
        return marked[0] if len(marked) == 1 else None


@dataclass(frozen=True)
class Puzzle(Question):
    """A question whose options are outputs, the right one included from a snippet."""

    @property
    def snippet(self) -> str | None:
        """Repository path of the snippet whose output is the answer."""
        if self.right is None or not (path := self.options[self.right].include):
            return None
        return path.removesuffix(".out") + ".py"


@dataclass(frozen=True)
class Open(Entry):
    """A question answered in one's own words; `parts` by the names of PARTS."""

    parts: Mapping[str, str] = field(default_factory=dict)

    @property
    def labelled(self) -> list[tuple[str, str]]:
        """Each part by name, its label in front; a sample or a list stands below it."""
        labels = dict(zip(PARTS, LABELS[self.page.language], strict=True))
        return [
            (name, f"**{labels[name]}**" + ("\n\n" if BLOCK.match(text) else " ") + text)
            for name, text in self.parts.items()
        ]


def is_topic(page: Page) -> bool:
    """Whether a page holds questions."""
    parts = page.name.split("/")
    return len(parts) == 3 and parts[0] == CHAPTER and parts[1] in FOLDERS.values()


def topic_of(page: Page) -> str:
    """The name of a topic page below interview/, without its ending."""
    return page.name.removeprefix(f"{CHAPTER}/").removesuffix(".md")


@lru_cache(maxsize=512)
def entries(page: Page) -> list[Entry]:
    """The questions of a topic page, in order; shared by all who ask: not to be changed."""
    lines = page.text.splitlines()
    return [
        _entry(page, section.heading, lines[section.heading.line : section.end - 1], section.end)
        for section in (page.sections() if page.headings else ())
        if section.heading.level == 2
    ]


def all_entries(pages: Mapping[str, Page]) -> list[Entry]:
    """The questions of one language, by topic page."""
    return [entry for page in topics(pages) for entry in entries(page)]


def load_topics(language: str) -> dict[str, Page]:
    """The topic pages of one language by name; the build needs no others. Skips what is not UTF-8.

    Raises nothing: tools/check.py tells what is wrong with a page.
    """
    found = {}
    for path in sorted((DOCS / language / CHAPTER).glob("*/*.md")):
        try:
            page = parse_once(path)
        except UnicodeDecodeError:
            continue
        found[page.name] = page
    return found


def topics(pages: Mapping[str, Page]) -> list[Page]:
    """The topic pages of one language in the order of the site's navigation."""
    config = ROOT / "mkdocs.yml"
    navigation = config.read_text("utf-8") if config.exists() else ""

    def order(page: Page) -> tuple[int, int, str]:
        kind = list(FOLDERS.values()).index(page.name.split("/")[1])
        place = navigation.find(f" {page.name}\n")  # a title may stand in front
        return (kind, place if place >= 0 else len(navigation), page.name)

    return sorted((page for page in pages.values() if is_topic(page)), key=order)


def _entry(page: Page, heading: Heading, lines: list[str], end: int) -> Entry:
    """Read the lines below a heading."""
    kind, level = _kind_of_folder(page), None
    intro: list[str] = []
    blocks: list[tuple[int, re.Match[str], list[str]]] = []
    tail: list[str] = []
    fenced = False
    for number, line in enumerate(lines, heading.line + 1):
        if FENCE.match(line):
            fenced = not fenced
        mark = None if fenced else MARK.match(line)
        option = None if fenced else OPTION.match(line)
        if mark:
            kind, level = mark["kind"], mark["level"]
        elif option:
            blocks.append((number, option, []))
            tail = []
        elif not blocks:
            intro.append(line)
        elif not tail and (not line.strip() or line.startswith("  ")):
            blocks[-1][2].append(line)
        else:
            tail.append(line)  # text at the margin ends the options
    teaching = None
    if kind == "open":
        intro, teaching = _cut_link(heading.line, intro)
    else:
        tail, teaching = _cut_link(heading.line, tail)
    common = {
        "page": page,
        "heading": heading,
        "level": level,
        "teaching": teaching,
        "kind": kind,
        "proofs": tuple(link for link in page.proofs if heading.line < link.line < end),
        "rest": "\n".join(tail).strip(),
    }
    if kind == "open":
        text, parts = _parts(page.language, "\n".join(intro))
        return Open(**common, text=text, parts=parts)
    options = tuple(_option(kind, *block) for block in blocks)
    made = Puzzle if kind == "puzzle" else Question
    return made(**common, text="\n".join(intro).strip(), options=options)


def _kind_of_folder(page: Page) -> str:
    folder = page.name.split("/")[1]
    return next((kind for kind, name in FOLDERS.items() if name == folder), "question")


def _cut_link(line: int, lines: list[str]) -> tuple[list[str], Link | None]:
    """Take the last paragraph away when it is one link and nothing else."""
    paragraphs = re.split(r"\n\s*\n", "\n".join(lines).strip())
    match = LINK.fullmatch(paragraphs[-1].strip())
    if not match or match["image"]:
        return lines, None
    link = Link(line, match["text"], match["target"], match["title"], False)
    return "\n\n".join(paragraphs[:-1]).split("\n"), link


def _option(kind: str, line: int, match: re.Match[str], lines: list[str]) -> Option:
    """An option and what is indented below it."""
    first = [match["text"] or ""]
    while lines and lines[0].strip():
        first.append(lines.pop(0).strip())
    body = dedent("\n".join(lines)).strip()
    output = include = None
    if kind == "puzzle" and (fence := OUTPUT.match(body)):
        output = fence["text"]
        body = body[fence.end() :].strip()
        included = INCLUDE.match(output.strip())
        include = included["path"] if included else None
    return Option(line, match["mark"] in ("x", "X"), " ".join(first), body, output, include)


def _parts(language: str, text: str) -> tuple[str, dict[str, str]]:
    """The text in front of the labels, and what stands behind each label."""
    names = dict(zip(LABELS[language], PARTS, strict=True))
    pattern = re.compile(rf"^\*\*({'|'.join(map(re.escape, names))})\*\*[ \n]?", re.MULTILINE)
    pieces = pattern.split(text)
    found = {
        names[label]: part.strip() for label, part in zip(pieces[1::2], pieces[2::2], strict=True)
    }
    return pieces[0].strip(), found


def outputs(option: Option, snippets: Mapping[str, Snippet]) -> dict[str, str]:
    """What an option of a puzzle says is printed, by release; typed text has the release ''."""
    if option.include is None:
        return {"": normal(option.output or "")}
    snippet = snippets.get(option.include.removesuffix(".out") + ".py")
    return {v: normal(text) for v, text in snippet.outputs().items()} if snippet else {}


def printed(option: Option) -> str:
    """What an option of a puzzle says is printed, on the newest release it was run on."""
    if option.include is None:
        return option.output or ""
    try:
        found = Snippet.read(ROOT / f"{option.include.removesuffix('.out')}.py").outputs()
    except (OSError, SnippetError):  # tools/check.py explains
        return f"{option.include}: ?"
    return list(found.values())[-1].rstrip("\n") if found else f"{option.include}: ?"


def normal(text: str) -> str:
    """Text as it is compared: runs of spaces and empty lines do not count."""
    lines = (re.sub(r"\s+", " ", line).strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line)


# Code keeps its stars, `**kwargs`; the others are emphasis.
MARKS = re.compile(
    r"(?<!`)(?P<ticks>`+)(?!`)(?P<code>.+?)(?<!`)(?P=ticks)(?!`)|[`*]|\{\s*\.[^}]*\}"
)


def plain(markdown: str) -> str:
    """The words a reader sees: without marks of code, emphasis, links and proofs."""
    without = LINK.sub(
        lambda m: "" if m["target"].startswith("/snippets/") else m["text"], markdown
    )
    return re.sub(r"\s+", " ", MARKS.sub(lambda m: m["code"] or "", without)).strip()


def longest(question: Question) -> bool:
    """Whether the right option is longer than each of the others."""
    if question.right is None:
        return False
    lengths = [len(plain(option.text)) for option in question.options]
    right = lengths.pop(question.right)
    return right > max(lengths, default=0)


# Rules -------------------------------------------------------------------------------------------

Pages = Mapping[str, Mapping[str, Page]]
Snippets = Mapping[str, Snippet]
EntryRule = Callable[[Entry, Snippets], Iterator[Fault]]


def faults(
    pages: Pages, snippets: Snippets, accepted: Mapping[str, str] | None = None
) -> Iterator[Fault]:
    """All that is wrong with the questions of both languages.

    accepted: id to the letter of the right option that is recorded (tools/answers.py).
    """
    moved = unlike(pages)
    for language in LANGUAGES:
        found = all_entries(pages[language])
        for entry in found:
            for check in (_form_faults, _teaching_faults, _proof_faults):
                yield from check(entry, snippets)
            if isinstance(entry, Question):
                yield from _option_faults(entry)
            if isinstance(entry, Puzzle):
                yield from _puzzle_faults(entry, snippets)
            if isinstance(entry, Open):
                yield from _open_faults(entry)
        yield from _repeated(found)
        for page in topics(pages[language]):
            yield from _spread_faults(page, moved)
    yield from _parity_faults(pages, accepted or {})


def _form_faults(entry: Entry, snippets: Snippets) -> Iterator[Fault]:
    """Bad: no `<!-- question: junior -->`, or a comment of another kind than the folder's."""
    expected = _kind_of_folder(entry.page)
    if entry.level is None:
        yield Fault(
            entry.place,
            f"#{entry.id} has no level",
            "Readers choose questions by level; without the comment it is no question.",
            f"Write <!-- {expected}: {'|'.join(LEVELS)} --> below the heading, one of the levels.",
        )
    elif entry.level not in LEVELS:
        yield Fault(
            entry.place,
            f"#{entry.id} has the level {entry.level!r}",
            "Readers choose questions by level.",
            f"Use one of {', '.join(LEVELS)}.",
        )
    if entry.kind != expected:
        yield Fault(
            entry.place,
            f"#{entry.id} is called {entry.kind}, but stands in {FOLDERS[expected]}/",
            "Each folder holds one kind; the map and the practice rely on it.",
            f"Write <!-- {expected}: … -->, or move it.",
        )


def _teaching_faults(entry: Entry, snippets: Snippets) -> Iterator[Fault]:
    """Bad: nothing behind the answers. Good: one link to a section, alone in the last paragraph."""
    link = entry.teaching
    if link is None or not re.match(r"[./\w-]+\.md#[\w-]+$", link.target):
        yield Fault(
            entry.place,
            f"#{entry.id} has no link to the section that teaches it",
            "Who answers wrongly wants to read on.",
            "End it with a paragraph of its own: [The section](../../CHAPTER/PAGE.md#SECTION).",
        )


def _proof_faults(entry: Entry, snippets: Snippets) -> Iterator[Fault]:
    """Questions rest on a proof, the right option first of all; an open answer on two."""
    remedy = 'Add [proof](/snippets/FILE.py "line of its output") where the answer says it.'
    if isinstance(entry, Open):
        if len(entry.proofs) < 2:
            yield Fault(
                entry.place,
                f"#{entry.id} has {len(entry.proofs)} proofs",
                "An open answer says several things; at least two of them are run.",
                remedy,
            )
    elif isinstance(entry, Question) and not isinstance(entry, Puzzle):
        if not entry.proofs:
            yield Fault(
                entry.place,
                f"#{entry.id} has no proof",
                "Other lists of questions are to be believed; this one is run.",
                remedy,
            )
        elif entry.right is not None and not right_proofs(entry):
            yield Fault(
                f"{entry.page.place}:{entry.options[entry.right].line}",
                f"the right option of #{entry.id} has no proof",
                "The answer would rest on its mark alone.",
                'Add [proof](/snippets/FILE.py "line of its output") to the reason under it.',
            )


def right_proofs(question: Question) -> list[Link]:
    """The proofs in the reason of the right option."""
    if question.right is None:
        return []
    begin = question.options[question.right].line
    later = [option.line for option in question.options if option.line > begin]
    return [p for p in question.proofs if begin <= p.line < min(later, default=p.line + 1)]


def _option_faults(question: Question) -> Iterator[Fault]:
    """Bad: three options, no right one, two right ones, an option without a reason, two equal."""
    if len(question.options) != 4:
        yield Fault(
            question.place,
            f"#{question.id} has {len(question.options)} options",
            "Every question has four, so that the chance to guess is the same.",
            "Write four lines that begin with `- [ ]`, the right one with `- [x]`.",
        )
    right = [option for option in question.options if option.right]
    if not right:
        yield Fault(
            question.place,
            f"#{question.id} has no right option",
            "Every answer would be called wrong.",
            "Write `- [x]` before the right one.",
        )
    for option in right[1:]:
        yield Fault(
            f"{question.page.place}:{option.line}",
            f"#{question.id} has {len(right)} right options",
            "Only one answer can be chosen.",
            "Leave `- [x]` at the right one and write `- [ ]` before the others.",
        )
    seen: dict[str, int] = {}
    puzzle = isinstance(question, Puzzle)
    for option, letter in zip(question.options, LETTERS, strict=False):
        place = f"{question.page.place}:{option.line}"
        if not option.reason:
            yield Fault(
                place,
                f"option {letter} of #{question.id} has no reason",
                "Readers learn from why an answer is wrong.",
                "Write it below the option, indented by four spaces.",
            )
        words = option.output if puzzle else plain(option.text)
        if not words:
            yield Fault(
                place,
                f"option {letter} of #{question.id} is empty",
                "There is nothing to choose.",
                "Write a ```text block below it, indented by four spaces."
                if puzzle
                else "Write the answer on the line of its mark.",
            )
            continue
        words = normal(words).casefold()
        if words in seen:
            yield Fault(
                place,
                f"option {letter} of #{question.id} says the same as that in line {seen[words]}",
                "One of them would be called right and the other wrong.",
                "Write another wrong answer.",
            )
        seen.setdefault(words, option.line)


def _puzzle_faults(puzzle: Puzzle, snippets: Snippets) -> Iterator[Fault]:
    """Bad: a right output that is typed, a wrong one that is printed, letters out of order."""
    for option, letter in zip(puzzle.options, LETTERS, strict=False):
        if option.text != f"**{letter}**" and not _misordered(puzzle):
            yield Fault(
                f"{puzzle.page.place}:{option.line}",
                f"option {letter} of #{puzzle.id} is called {option.text!r}",
                "Outputs are named by their letters, in order.",
                f"Write **{letter}**, and the output in a ```text block below it.",
            )
        if option.include and not option.right:
            yield Fault(
                f"{puzzle.page.place}:{option.line}",
                f"wrong option {letter} of #{puzzle.id} is the output of a snippet",
                "Something that is really printed is not an honest wrong answer.",
                "Type what a reader might expect.",
            )
    if puzzle.right is None:
        return
    right = puzzle.options[puzzle.right]
    place = f"{puzzle.page.place}:{right.line}"
    path = puzzle.snippet
    if path is None:
        yield Fault(
            place,
            f"the right option of #{puzzle.id} is typed",
            "The answer of a puzzle is what the code printed, not what somebody wrote.",
            'Include it: --8<-- "snippets/interview/FILE.out".',
        )
        return
    shown = {include.path for include in puzzle.page.includes if _inside(puzzle, include.line)}
    if path not in shown:
        yield Fault(
            place,
            f"the answer of #{puzzle.id} is the output of {path}, which it does not show",
            "The reader answers for the code above.",
            f'Quote it in front of the options: --8<-- "{path}:code".',
        )
    printed = outputs(right, snippets)
    if len(set(printed.values())) > 1:
        yield Fault(
            place,
            f"{path} does not print the same on every Django",
            "There would be two right answers.",
            "Say `Django: …` in its docstring and in the question, or choose another snippet.",
        )
    for option, letter in zip(puzzle.options, LETTERS, strict=False):
        if option.right or option.output is None:
            continue
        said = normal(option.output).casefold()
        for version, text in printed.items():
            if text.casefold() == said:
                yield Fault(
                    f"{puzzle.page.place}:{option.line}",
                    f"wrong option {letter} of #{puzzle.id} is what Django {version} prints",
                    "Who chooses it would be told that the truth is wrong.",
                    "Type another wrong output.",
                )
                break


def _inside(entry: Entry, line: int) -> bool:
    ends = [h.line for h in entry.page.headings if h.line > entry.heading.line]
    return entry.heading.line < line < min(ends, default=line + 1)


def _open_faults(entry: Open) -> Iterator[Fault]:
    """Bad: an open question without «In one breath.»."""
    for name, label in zip(PARTS, LABELS[entry.page.language], strict=True):
        if not entry.parts.get(name):
            yield Fault(
                entry.place,
                f"#{entry.id} has no part **{label}**",
                "Readers compare the parts of the answers; the deck has a card side of them.",
                f"Begin a paragraph with **{label}**",
            )


def _repeated(found: Iterable[Entry]) -> Iterator[Fault]:
    """Bad: one id on two topic pages. A link to one question could mean the other."""
    seen: dict[str, Entry] = {}
    for entry in found:
        if not entry.id:
            continue  # the rule on headings tells
        prefix = {"puzzle": "puzzle-", "open": "open-"}.get(entry.kind, "")
        if not entry.id.startswith(prefix):
            yield Fault(
                entry.place,
                f"#{entry.id} does not begin with {prefix}",
                "Ids tell the kind, and stay unique over the whole section.",
                f"Call it #{prefix}{entry.id}, in both languages.",
            )
        if entry.id in seen:
            yield Fault(
                entry.place,
                f"#{entry.id} stands at {seen[entry.id].place} too",
                "Links, progress and cards know a question by its id.",
                "Give the newer one another id, in both languages.",
            )
        seen.setdefault(entry.id, entry)


def _spread_faults(page: Page, moved: Collection[str]) -> Iterator[Fault]:
    """Bad: a page without senior questions; a right answer that is nearly always the second.

    moved: the ids of questions that stand otherwise in the other language, which is told as that.
    """
    found = entries(page)
    if not found:
        return
    missing = [name for name in LEVELS if all(entry.level != name for entry in found)]
    if missing and len(found) >= 8:
        yield Fault(
            f"{page.place}:1",
            f"has no question for {', '.join(missing)}",
            "Each topic is asked at each level.",
            "Add one, or change the level of one that is harder or easier than it says.",
        )
    places = [q.right for q in found if isinstance(q, Question) and q.right is not None]
    if len(places) < 8 or any(entry.id in moved for entry in found):
        return
    counted = Counter(places)
    low, high = len(places) // 4 - 1, -(-len(places) // 4) + 1
    uneven = [LETTERS[n] for n in range(4) if not low <= counted[n] <= high]
    if uneven:
        told = ", ".join(f"{LETTERS[n]} {counted[n]}" for n in range(4))
        yield Fault(
            f"{page.place}:1",
            f"right options stand unevenly: {told}",
            "The place of the right answer would give it away.",
            "Move some options, in both languages.",
        )


def _pairs(pages: Pages) -> Iterator[tuple[Entry, Entry]]:
    """Each question with itself in the other language, if both have four options."""
    first, second = LANGUAGES
    for page in topics(pages[first]):
        other_page = pages[second].get(page.name)
        if other_page is None:
            continue  # the rule on pages tells
        told = misshapen(page) | misshapen(other_page)
        others = {entry.id: entry for entry in entries(other_page)}
        for entry in entries(page):
            if entry.id in others and entry.id not in told:
                yield entry, others[entry.id]


def _parity_faults(pages: Pages, accepted: Mapping[str, str]) -> Iterator[Fault]:
    """Both languages ask the same: kind, level, right place, outputs.

    That questions, proofs and links are the same, tools/parity.py tells of all pages.
    """
    for entry, other in _pairs(pages):
        yield from _pair_faults(entry, other, accepted.get(entry.id))


def unlike(pages: Pages) -> set[str]:
    """The ids of the questions whose options do not stand as they do in the other language.

    One cause, one fault: a right option that moved on one page differs from the other page and from
    the recorded answer, and takes its proof along.
    """
    return {entry.id for entry, other in _pairs(pages) if _unlike(entry, other)}


def _unlike(entry: Entry, other: Entry) -> bool:
    if not (isinstance(entry, Question) and isinstance(other, Question)):
        return False
    if _misordered(entry) or _misordered(other):
        return True
    return None not in (entry.right, other.right) and entry.right != other.right


def _misordered(question: Question) -> TypeGuard[Puzzle]:
    """Whether the options of a puzzle were moved together with their letters."""
    letters = [f"**{letter}**" for letter in LETTERS]
    called = [option.text for option in question.options]
    return isinstance(question, Puzzle) and called != letters and sorted(called) == letters


def misshapen(page: Page) -> set[str]:
    """The ids of the questions on a page that have too many options, or too few."""
    if not is_topic(page):
        return set()
    asked = (entry for entry in entries(page) if isinstance(entry, Question))
    return {question.id for question in asked if len(question.options) != len(LETTERS)}


def _pair_faults(entry: Entry, other: Entry, accepted: str | None) -> Iterator[Fault]:
    """How a question differs between the languages; `accepted` is the letter that is recorded."""

    def shape(one: Entry) -> dict[str, object]:
        found: dict[str, object] = {
            "kind": one.kind,
            "level": one.level,
        }
        if isinstance(one, Puzzle):
            outputs = [normal(option.output or "") for option in one.options]
            found["outputs"] = sorted(outputs) if moved else outputs
        return found

    moved = _unlike(entry, other)
    if moved and isinstance(entry, Question) and isinstance(other, Question):
        yield _moved(entry, other, accepted)
    theirs = shape(other)
    for what, value in shape(entry).items():
        # One cause, one fault: of what is missing in one language its own rule tells.
        if what in theirs and value != theirs[what] and None not in (value, theirs[what]):
            yield Fault(
                entry.place,
                f"{what} of #{entry.id} is {value}, but in {other.place} it is {theirs[what]}",
                "One question, asked in two languages.",
                "Change the page that is behind; only the words may differ.",
            )


def _moved(entry: Question, other: Question, accepted: str | None) -> Fault:
    """One fault of options that stand otherwise in the other language.

    accepted: the letter that is recorded; it tells which of the two pages was changed.
    """
    if _misordered(entry) or _misordered(other):
        return _misordered_fault([one for one in (entry, other) if _misordered(one)])
    if LETTERS[entry.right or 0] == accepted:
        entry, other = other, entry
    mine, theirs = LETTERS[entry.right or 0], LETTERS[other.right or 0]
    remedy = "Mark the same option in both languages, at the same place."
    if accepted:
        remedy = (
            f"Put it back to {theirs}; or, if {mine} is right, change {other.page.place} too, "
            f"then python -m tools.answers --accept {entry.id}."
        )
    return Fault(
        _right_place(entry),
        f"right option of #{entry.id} is {mine}, but in {_right_place(other)} it is {theirs}"
        + (", as accepted" if theirs == accepted else ""),
        "One question, asked in two languages.",
        remedy,
    )


def _right_place(question: Question) -> str:
    return f"{question.page.place}:{question.options[question.right or 0].line}"


def _misordered_fault(found: Sequence[Puzzle]) -> Fault:
    """One fault of a puzzle in each language in which its letters are out of order."""
    places = []
    for puzzle in found:
        pairs = zip(puzzle.options, LETTERS, strict=True)
        line = next(option.line for option, letter in pairs if option.text != f"**{letter}**")
        places.append(f"{puzzle.page.place}:{line}")
    order = ", ".join(option.text.strip("*") for option in found[0].options)
    return Fault(
        places[0],
        f"the options of #{found[0].id} stand in the order {order}",
        "Outputs are named by their letters, in order.",
        "Put them back; or move them in both languages, and write the letters in order.",
    ).also(places[1:])
