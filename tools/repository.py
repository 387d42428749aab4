"""Where things are in this repository."""

from __future__ import annotations

import re
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
# The databases snippets are run on, as Django's `connection.vendor` names them; the first is that
# of every reader, of the browser too.
DATABASES = ("sqlite", "postgresql")
# Every snippet of these chapters runs on each of them; those of other chapters ask for it.
DATABASE_CHAPTERS = ("practice", "recipes")


def own_addresses() -> tuple[str, str]:
    """Where the site and this repository are published, from the top of mkdocs.yml."""
    text = (ROOT / "mkdocs.yml").read_text("utf-8")
    site, repository = re.findall(r'!ENV \[(?:SITE|REPOSITORY)_URL, "([^"]+)"\]', text)
    return site, repository


def held_to(installed: tuple[int, int]) -> str:
    """The release whose records a Django is compared with: one yet to come, with the newest.

    installed: the first two numbers of django.VERSION.
    """
    name = f"{installed[0]}.{installed[1]}"
    newest = DJANGO_VERSIONS[-1]
    return newest if installed > tuple(map(int, newest.split("."))) else name


def relative(path: Path) -> str:
    """The path as people write it in this repository, with forward slashes."""
    try:
        return path.resolve().relative_to(ROOT).as_posix()
    except ValueError:
        return path.as_posix()
