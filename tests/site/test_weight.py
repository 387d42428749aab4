"""Pages weigh little beside those of mkdocs-material alone; see benchmarks/weight.py."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.weight import BAR, REQUESTS, address, compare, first_visit
from tools.pages import page_paths
from tools.repository import DOCS

# Home, the glossary, a recipe; beside them the heaviest pages of each kind are looked at.
ORDINARY = ("index.md", "glossary.md", "recipes/mail-after-commit.md")
# These are tools more than pages: a table of every operation, and the practice.
TOOLS = {"signals/what-sends-what.md": 0.63, "interview/practice.md": 0.62}
HEAVIEST = 8


def test_a_page_weighs_little_beside_a_plain_one(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BUILD_ONLY_LOCALE", "en")  # put back: exporting changes it
    names = [path.relative_to(DOCS / "en").as_posix() for path in page_paths("en")]
    names.sort(key=lambda name: -first_visit(site, address(name)).total)
    chosen = tuple(dict.fromkeys((*names[:HEAVIEST], *ORDINARY, *TOOLS)))
    bars = {f"/{start}{address(name)}": bar for name, bar in TOOLS.items() for start in ("", "ru/")}
    heavy = [
        f"{where}: {ours.total} bytes, {ours.total / other.total:.2f} of the plain page's, "
        f"{ours.requests} requests: {ours.sizes}"
        for where, ours, other in compare(site, chosen, tmp_path)
        if ours.total > bars.get(where, BAR) * other.total or ours.requests > REQUESTS
    ]
    assert heavy == [], "\n".join(heavy)
