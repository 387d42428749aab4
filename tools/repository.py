"""Where things are in this repository."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
SNIPPETS = ROOT / "snippets"
SAMPLE_PROJECT = ROOT / "sample_project"

LANGUAGES = ("en", "ru")
# The Django releases that every snippet is run on, oldest first.
DJANGO_VERSIONS = ("5.2", "6.0", "6.1")
# No longer supported; only snippets that name it run on it, for the rows of the versions page.
PAST_VERSIONS = ("4.2",)
ALL_VERSIONS = PAST_VERSIONS + DJANGO_VERSIONS


def relative(path: Path) -> str:
    """The path as people write it in this repository, with forward slashes."""
    try:
        return path.resolve().relative_to(ROOT).as_posix()
    except ValueError:
        return path.as_posix()
