"""Compares the two languages of a page: the same sections, and in each the same samples and proofs.

What is missing or different is told once for each section, as one place to go to. A section whose
id differs is told with the links that lead to it, and nowhere else.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from tools.faults import Fault, listed
from tools.pages import Link, Page

REASON = "Readers who switch the language expect the same page."
REMEDY = "Change the page that is behind; only the words may differ."
# How many differences of a section are named; more of them have one cause more often than not.
NAMED = 3
ID = re.compile(r"[a-z0-9][a-z0-9_-]*")

# Page and id to the places of the links that lead to an id which is not there.
Leading = Mapping[tuple[str, str], list[str]]
# Whether another rule tells that a link or sample of a page is broken.
IsBroken = Callable[[Page, "Item"], bool]


@dataclass(frozen=True)
class Item:
    """Something that both languages have, as a message calls it."""

    line: int
    kind: str
    text: str
    link: Link | None = None

    def __str__(self) -> str:
        return f"{self.kind} {self.text}"


@dataclass(frozen=True)
class _Section:
    """A part of a page; the whole of it where its headings cannot be compared."""

    id: str
    line: int
    end: int


def items(page: Page) -> list[Item]:
    """What must be equal in both languages, headings left out."""
    samples = [(i.line, i.path + (f":{i.section}" if i.section else "")) for i in page.includes]
    blocks = [
        (f.line, f"{f.language}: {' / '.join(f.body)}")
        for f in page.fences
        if not f.include and f.language == "python"
    ]
    drawings = [(d.line, f"{d.kind}: {', '.join(d.names)}") for d in page.directives]
    tables = [(t.line, f"of {t.columns} columns, {len(t.rows)} rows") for t in page.tables]
    return [
        # Those first that hold others: a table that is missing takes its proofs along.
        *(Item(line, "table", text) for line, text in tables),
        *(Item(line, "sample", text) for line, text in samples),
        *(Item(line, "code block", text) for line, text in blocks),
        *(Item(line, "admonition", kind) for line, kind in page.admonitions),
        *(Item(line, "drawing", text) for line, text in drawings),
        *(Item(p.line, "proof", f'({p.target} "{p.title}")', p) for p in page.proofs),
        *(Item(k.line, "link", k.target, k) for k in page.links if not k.is_proof),
        *(Item(line, "written reason", "<!-- no proof: … -->") for line, _ in page.unproved),
    ]


def faults(
    page: Page,
    other: Page,
    published: Sequence[str],
    leading: Leading,
    is_broken: IsBroken,
    told: Collection[str] = (),
    moved: Collection[str] = (),
) -> Iterator[Fault]:
    """How two languages of a page differ.

    published: the ids of the page that were published. told: sections of which another rule tells.
    moved: sections of whose order another rule tells.
    """
    mine, theirs = _ids(page), _ids(other)
    if mine is None or theirs is None:  # the rule on headings tells
        pairs = [(_Section("", 1, _end(page)), _Section("", 1, _end(other)))]
    else:
        yield from _level_faults(page, other)
        pairs = [(_sections(page)[0], _sections(other)[0])]
        yield from _heading_faults(page, other, published, leading, pairs)
    ours, others = items(page), items(other)
    for own, its in pairs:
        if own.id in told:
            continue
        there = [item for item in ours if own.line <= item.line < own.end]
        elsewhere = [item for item in others if its.line <= item.line < its.end]
        if found := list(_differences(page, there, other, elsewhere, its, is_broken, moved)):
            place = next((line for line, _ in found if line), own.line)
            facts = "; ".join(fact for _, fact in found[:NAMED])
            if len(found) > NAMED:
                facts += f"; and {len(found) - NAMED} more"
            yield Fault(f"{page.place}:{place}", facts, REASON, REMEDY)


def _end(page: Page) -> int:
    return len(page.text.splitlines()) + 1


def _ids(page: Page) -> list[str] | None:
    """The ids of the headings; None where one has none, or two have the same."""
    found = [heading.id for heading in page.headings]
    return None if None in found or len(set(found)) < len(found) else found


def _sections(page: Page) -> list[_Section]:
    """What stands in front of the first heading, then each section."""
    found = [_Section(s.heading.id or "", s.heading.line, s.end) for s in page.sections()]
    return [_Section("", 1, found[0].line if found else _end(page)), *found]


def _steps(page: Page) -> bool:
    """Whether each heading is at most one level below the one above."""
    levels = [0, *(heading.level for heading in page.headings)]
    return all(below <= above + 1 for above, below in pairwise(levels))


def _level_faults(page: Page, other: Page) -> Iterator[Fault]:
    if not (_steps(page) and _steps(other)):
        return  # the rule on headings tells
    levels = {heading.id: heading for heading in other.headings}
    for heading in page.headings:
        twin = levels.get(heading.id)
        if twin and twin.level != heading.level:
            yield Fault(
                f"{page.place}:{heading.line}",
                f"heading #{heading.id} is of level {heading.level}, "
                f"but in {other.place}:{twin.line} of level {twin.level}",
                REASON,
                REMEDY,
            )


def _heading_faults(
    page: Page,
    other: Page,
    published: Sequence[str],
    leading: Leading,
    pairs: list[tuple[_Section, _Section]],
) -> Iterator[Fault]:
    """Sections that are missing, moved or called otherwise. Those to compare go into `pairs`."""
    mine, theirs = _sections(page)[1:], _sections(other)[1:]
    my_ids, their_ids = [s.id for s in mine], [s.id for s in theirs]
    by_id = {section.id: section for section in theirs}
    pairs += [(section, by_id[section.id]) for section in mine if section.id in by_id]
    matcher = SequenceMatcher(None, my_ids, their_ids, autojunk=False)
    for what, i, j, k, m in matcher.get_opcodes():
        if what == "equal":
            continue
        if moved := [s for s in mine[i:j] if s.id in by_id]:
            yield Fault(
                f"{page.place}:{moved[0].line}",
                f"{_named(moved)} in another place than in {other.place}:{by_id[moved[0].id].line}",
                REASON,
                "Put them in the same order.",
            )
        left = [section for section in mine[i:j] if section.id not in by_id]
        right = [section for section in theirs[k:m] if section.id not in my_ids]
        for own, its in zip(left, right, strict=False):
            pairs.append((own, its))
            if ID.fullmatch(own.id) and ID.fullmatch(its.id):  # else the rule on headings tells
                yield _renamed(page, own, other, its, published, leading)
        count = min(len(left), len(right))
        for has, lacks, alone in ((page, other, left[count:]), (other, page, right[count:])):
            if alone:
                yield _alone(has, lacks, alone, published, leading)


def _named(sections: Sequence[_Section], verb: str = "stands") -> str:
    """`section #a stands`, `sections #a, #b stand`."""
    ids = ", ".join(f"#{section.id}" for section in sections)
    many = {"stands": "stand", "is": "are"}[verb]
    return f"section {ids} {verb}" if len(sections) == 1 else f"sections {ids} {many}"


def _renamed(
    page: Page,
    own: _Section,
    other: Page,
    its: _Section,
    published: Sequence[str],
    leading: Leading,
) -> Fault:
    """One section, two ids; the one that was published is the one to keep."""
    if own.id in published and its.id not in published:
        page, own, other, its = other, its, page, own
    links = [*leading.get((page.name, its.id), ()), *leading.get((page.name, own.id), ())]
    known = its.id in published
    return Fault(
        f"{page.place}:{own.line}",
        f"heading id is #{own.id}, but in {other.place}:{its.line} it is #{its.id}",
        "The language switch leads to it"
        + (f"; so do links at {listed(links)}" if links else "")
        + (f"; #{its.id} was published." if known else "."),
        f"Write {{ #{its.id} }} again." if known else "Give both the same id.",
    )


def _alone(
    has: Page,
    lacks: Page,
    sections: Sequence[_Section],
    published: Sequence[str],
    leading: Leading,
) -> Fault:
    """Sections that one language does not have."""
    known = any(section.id in published for section in sections)
    links = [place for s in sections for place in leading.get((has.name, s.id), ())]
    return Fault(
        f"{has.place}:{sections[0].line}",
        f"{_named(sections, 'is')} missing in {lacks.place}",
        REASON + (f" Links lead there: {listed(links)}." if links else ""),
        "Write it there." if known else "Write it there too, or take it away here.",
    )


def _differences(
    page: Page,
    mine: Sequence[Item],
    other: Page,
    theirs: Sequence[Item],
    section: _Section,
    is_broken: IsBroken,
    moved: Collection[str],
) -> Iterator[tuple[int | None, str]]:
    """What one of two sections has and the other has not: the line on the page, and the fact.

    section: that of the other page. moved: sections of which the order does not count.
    """
    for kind in dict.fromkeys(item.kind for item in [*mine, *theirs]):
        left, right = _unequal(
            [item for item in mine if item.kind == kind],
            [item for item in theirs if item.kind == kind],
            in_order=kind != "link" and section.id not in moved,  # languages differ in theirs
        )
        if not left and not right:
            continue
        # One cause, one fault: what is broken is told as such, and not as a difference as well.
        broken = [sum(is_broken(page, i) for i in left), sum(is_broken(other, i) for i in right)]
        left = [item for item in left if not is_broken(page, item)][broken[1] :]
        right = [item for item in right if not is_broken(other, item)][broken[0] :]
        for own, its in zip(left, right, strict=False):
            what = "stands in another place than" if own.text == its.text else f"is {its.text}"
            yield own.line, f"{own} {what} in {other.place}:{its.line}"
        for own in left[len(right) :]:
            yield own.line, f"{own} is missing in {other.place}:{section.line}"
        for its in right[len(left) :]:
            yield None, f"{its} of {other.place}:{its.line} is missing here"


def _unequal(mine: list[Item], theirs: list[Item], in_order: bool) -> tuple[list[Item], list[Item]]:
    """What stands on one side only, or elsewhere where the order counts."""
    if not in_order:
        left = Counter(i.text for i in mine) - Counter(i.text for i in theirs)
        right = Counter(i.text for i in theirs) - Counter(i.text for i in mine)
        return _taken(mine, left), _taken(theirs, right)
    matcher = SequenceMatcher(None, [i.text for i in mine], [i.text for i in theirs], False)
    left, right = [], []
    for what, i, j, k, m in matcher.get_opcodes():
        if what != "equal":
            left += mine[i:j]
            right += theirs[k:m]
    return left, right


def _taken(found: list[Item], count: Counter[str]) -> list[Item]:
    """As many of each text as are counted, the last ones."""
    taken = []
    for item in reversed(found):
        if count[item.text]:
            count[item.text] -= 1
            taken.append(item)
    return taken[::-1]
