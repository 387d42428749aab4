"""Lighthouse has nothing to say against pages; its performance is for benchmarks/lighthouse.py."""

from __future__ import annotations

from itertools import cycle

import pytest

from benchmarks.lighthouse import BARS, PAGES, judge
from benchmarks.weight import address as address_of
from tools.repository import LANGUAGES

pytestmark = pytest.mark.browser

JUDGED = tuple(name for name in BARS if name != "performance")


# A page of each kind; the languages take turns, since axe-core has read every page in both.
@pytest.mark.parametrize(("name", "language"), list(zip(PAGES, cycle(LANGUAGES), strict=False)))
def test_lighthouse_gives_all_points(address: str, name: str, language: str) -> None:
    where = ("" if language == LANGUAGES[0] else f"{language}/") + address_of(name)
    run = judge(address + where, JUDGED)
    assert not run.lost, "\n".join(sorted(run.lost))
    assert run.scores == {name: BARS[name] for name in JUDGED}
