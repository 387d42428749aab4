"""Pages weigh little beside those of mkdocs-material alone; see benchmarks/weight.py."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.weight import BAR, REQUESTS, compare

# Home, the glossary, a page of the reference, a recipe. Pages with dozens of proofs weigh more: a
# proof brings its snippet along, so that it opens at once and without JavaScript.
ORDINARY = ("index.md", "glossary.md", "signals/class-prepared.md", "recipes/mail-after-commit.md")


def test_an_ordinary_page_weighs_little_beside_a_plain_one(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BUILD_ONLY_LOCALE", "en")  # put back: exporting changes it
    heavy = [
        f"{where}: {ours.total} bytes, {ours.total / other.total:.2f} of the plain page's, "
        f"{ours.requests} requests: {ours.sizes}"
        for where, ours, other in compare(site, ORDINARY, tmp_path)
        if ours.total > BAR * other.total or ours.requests > REQUESTS
    ]
    assert heavy == [], "\n".join(heavy)
