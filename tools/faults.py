"""How every check speaks to a contributor: place, fact, reason, remedy."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Fault:
    """One thing to mend.

    place: file and line, relative to the repository, `docs/en/index.md:12`.
    fact: what is there. reason: why it matters to a reader. remedy: what to do about it.
    """

    place: str
    fact: str
    reason: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.place}: {self.fact}\n  {self.reason}\n  {self.remedy}"


def report(faults: Iterable[Fault]) -> str:
    """All faults as one text, sorted by place, with their number at the end."""
    found = sorted(set(faults))
    if not found:
        return "no faults"
    count = "1 fault" if len(found) == 1 else f"{len(found)} faults"
    return "\n\n".join(map(str, found)) + f"\n\n{count}"
