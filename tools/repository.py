"""Where things are in this repository."""

from __future__ import annotations

import os
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
SNIPPETS = ROOT / "snippets"
SAMPLE_PROJECT = ROOT / "sample_project"
NPM_LOCKS = sorted(ROOT.glob("*/*/package-lock.json"))

LANGUAGES = ("en", "ru")
# The Django releases under test, oldest first, and the Pythons of PYTHONS that each supports, from
# its own package metadata. `make adopt` adds one; each has a requirements/django*.in.
SUPPORTED = {
    "4.2": ("3.11", "3.12"),
    "5.2": ("3.11", "3.12", "3.13", "3.14"),
    "6.0": ("3.12", "3.13", "3.14"),
    "6.1": ("3.12", "3.13", "3.14"),
}
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
ALL_VERSIONS = tuple(SUPPORTED)
# No longer supported; only snippets that name it run on it, for the rows of the versions page.
PAST_VERSIONS = ("4.2",)
# What every snippet is run on.
DJANGO_VERSIONS = tuple(version for version in ALL_VERSIONS if version not in PAST_VERSIONS)
# The databases snippets are run on, as Django's `connection.vendor` names them, MariaDB `mysql`;
# the first is that of every reader, of the browser too.
DATABASE_NAMES = {"sqlite": "SQLite", "postgresql": "PostgreSQL", "mysql": "MariaDB"}
DATABASES = tuple(DATABASE_NAMES)
# Every snippet of these chapters runs on each of them; those of other chapters ask for it.
DATABASE_CHAPTERS = ("practice", "recipes")


def file_name(version: str) -> str:
    """What files of a Django release are called: `django61` for "6.1"."""
    return f"django{version.replace('.', '')}"


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
    text, start = str(path), f"{ROOT}{os.sep}"
    if text.startswith(start) and ".." not in text:  # most are; nothing else has to be asked then
        return text.removeprefix(start).replace(os.sep, "/")
    try:
        return path.resolve().relative_to(ROOT).as_posix()
    except ValueError:
        return path.as_posix()
