"""How every check speaks to a contributor: place, fact, reason, remedy."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Fault:
    """One thing to mend.

    place: file and line, relative to the repository, `docs/en/index.md:12`.
    fact: what is there. reason: why it matters to a reader. remedy: what to do about it.
    """

    place: str
    fact: str
    reason: str
    remedy: str

    def also(self, places: Sequence[str]) -> Fault:
        """The same fault, with the other places where it is to be mended."""
        also = f" Also at {listed(places)}." if places else ""
        return replace(self, remedy=self.remedy + also)

    def __str__(self) -> str:
        return f"{self.place}: {self.fact}\n  {self.reason}\n  {self.remedy}"


def by_place(fault: Fault) -> tuple[str, int, str]:
    """What sorts faults by file, then by the number of the line."""
    file, _, line = fault.place.partition(":")
    return (file, int(line) if line.isdecimal() else 0, fault.fact)


def report(faults: Iterable[Fault]) -> str:
    """All faults as one text, sorted by place, with their number at the end."""
    found = sorted(set(faults), key=by_place)
    if not found:
        return "no faults"
    count = "1 fault" if len(found) == 1 else f"{len(found)} faults"
    return "\n\n".join(map(str, found)) + f"\n\n{count}"


def and_at(places: Sequence[str]) -> str:
    """The end of a remedy: where else something is to be mended."""
    return f", and mend what leads there: {listed(places)}." if places else "."


def listed(places: Iterable[str]) -> str:
    """Files with their lines, each file once: `docs/en/index.md:3, 12; docs/ru/index.md:3`."""
    lines: dict[str, list[str]] = {}
    for place in dict.fromkeys(places):
        file, _, line = place.partition(":")
        lines.setdefault(file, []).append(line)
    for found in lines.values():
        found.sort(key=lambda line: (len(line), line))
    return "; ".join(f"{file}:{', '.join(found)}".rstrip(":") for file, found in lines.items())
