"""Each report for Django is whole, and its sample does on this release what is recorded beside it.

A sample runs in a process of its own, with Django and nothing of this repository. `x.out` holds
what it prints where the report says that it is affected, `x.fine.out` what it prints elsewhere.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import django
import pytest

from tools.repository import DJANGO_VERSIONS, DOCS, LANGUAGES, ROOT, held_to, relative

VERSION = held_to(django.VERSION[:2])
REPORTS = sorted((ROOT / "corrections").glob("*.py"))
# Why a row of the page has none; the page tells it in words.
NO_REPORT = {"brief", "hedged", "left out", "advice", "mended"}
ROW = re.compile(r"^\| (?!Django's documentation \||Документация Django \||-).*\|$", re.MULTILINE)
NOTE = re.compile(r"<!-- (?P<kind>report|no report): (?P<text>[^>]+) -->")
PARTS = ("Kind", "Affected", "Expected", "Actual")


def field(text: str, name: str) -> str:
    """What stands behind `Name:` in a report."""
    match = re.search(rf"^{name}: (.+)$", text, re.MULTILINE)
    return match[1] if match else ""


@pytest.mark.parametrize("path", REPORTS, ids=relative)
def test_report_says_all_that_a_ticket_needs(path: Path) -> None:
    text = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
    missing = [part for part in PARTS if not field(text, part)]
    assert not missing, f"{relative(path)}: its docstring has no {', '.join(missing)}"
    assert field(text, "Kind") in ("defect", "documentation")
    assert set(field(text, "Affected").split(", ")) <= set(DJANGO_VERSIONS)
    assert field(text, "Documentation") or field(text, "Source"), relative(path)
    # `make links` holds what stands in quotation marks to the documentation of that address.
    if field(text, "Kind") == "documentation":
        expected = text.partition("\nExpected: ")[2].partition("\nActual: ")[0]
        assert '"' in expected, f"{relative(path)}: quote what the documentation says"


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_lists_every_report(language: str) -> None:
    text = (DOCS / language / "corrections" / "django-docs.md").read_text("utf-8")
    listed = re.findall(r"^-   \[.+\]\(#[\w-]+\): `(\w+\.py)`$", text, re.MULTILINE)
    assert listed == [path.name for path in REPORTS]


def test_each_row_names_its_report_or_why_it_has_none() -> None:
    notes = {}
    for language in LANGUAGES:
        text = (DOCS / language / "corrections" / "django-docs.md").read_text("utf-8")
        rows = [(row[0], NOTE.findall(row[0])) for row in ROW.finditer(text)]
        bare = [row[:80] for row, found in rows if len(found) != 1]
        assert not bare, f"{language}: no `report:` and no `no report:` in {bare}"
        notes[language] = [found[0] for _, found in rows]
    assert len({*map(tuple, notes.values())}) == 1, "the languages name other reports"
    found = notes[LANGUAGES[0]]
    assert {text for kind, text in found if kind == "no report"} <= NO_REPORT
    named = {name for kind, text in found if kind == "report" for name in text.split(", ")}
    unnamed = {path.stem for path in REPORTS} - named
    # The defect of 6.1 has a section of its own: there the documentation is right.
    assert unnamed == {"a_receiver_that_dies_in_connect_blocks_a_later_one"}
    assert not named - {path.stem for path in REPORTS}


@pytest.mark.parametrize("path", REPORTS, ids=relative)
def test_sample_prints_what_the_report_says(path: Path) -> None:
    text = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
    affected = VERSION in field(text, "Affected").split(", ")
    recorded = path.with_suffix(".out" if affected else ".fine.out")
    command = [sys.executable, "-I", str(path)]
    wanted = recorded.read_text("utf-8") if recorded.exists() else "nothing is recorded"
    ran = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    assert (ran.returncode, ran.stdout) == (0, wanted), (
        f"{relative(path)} on Django {VERSION}: {ran.stderr[-500:]}\n"
        "  The report would tell Django's developers what does not happen.\n"
        f"  Correct the line Affected, or, if it is right, {relative(recorded)}."
    )
