"""What MkDocs says beside a fault of ours is not said twice, and nothing else is kept back."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config

from tests.small_repository import change, look_at, write
from tools.check import Site, faults
from tools.faults import Fault, report
from tools.repository import LANGUAGES, ROOT
from tools.told import untold

PAGE = """---
title: Title
description: A page.
---

# Title {{ #title }}

See [a part](#part-a), [the page]({other}.md) and [its part]({other}.md#part-a).

## Part { #part-a }

Text.
""".replace("{ #part", "{{ #part").replace("a }", "a }}")
NAV = "nav:\n  - One: one.md\n  - Two: two.md\n"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two pages in both languages that lead to each other."""
    look_at(tmp_path, monkeypatch)
    (tmp_path / "snippets").mkdir()
    write(tmp_path / "mkdocs.yml", NAV)
    for language in LANGUAGES:
        for name, other in (("one", "two"), ("two", "one")):
            write(tmp_path / f"docs/{language}/{name}.md", PAGE.format(other=other))
    assert report(faults(Site.read())) == "no faults"
    return tmp_path


def said(root: Path, caplog: pytest.LogCaptureFixture) -> list[str]:
    """The warnings of a real build, as strict about links as that of the site."""
    ours = (ROOT / "mkdocs.yml").read_text("utf-8").partition("\nvalidation:\n")[2]
    links = yaml.safe_load(ours.partition("\n\n")[0])["links"]
    config = load_config(
        str(root / "mkdocs.yml"),
        site_name="Small",
        docs_dir=str(root / "docs"),
        site_dir=str(root / "site"),
        nav=[f"{language}/{name}.md" for language in LANGUAGES for name in ("one", "two")],
        markdown_extensions=["attr_list"],
        validation={"links": links},
        plugins=[],
    )
    caplog.clear()
    build(config)
    found = [r.getMessage() for r in caplog.records if r.levelno >= logging.WARNING]
    return [f"en: {message}" for message in found if message.startswith("Doc file")]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("en/one.md", "(two.md)", "(tow.md)"),
        ("ru/one.md", "(two.md)", "(tow.md)"),
        ("en/one.md", "(two.md)", "(two)"),
        ("en/one.md", "See [", "![Seen](seen.png) See ["),
        ("en/one.md", "(two.md#part-a)", "(two.md#part-b)"),
        ("en/one.md", "(#part-a)", "(#part-b)"),
        ("en/one.md", "{ #part-a }", "{ #part-b }"),
        ("en/one.md", " { #part-a }", ""),
        ("ru/one.md", PAGE.format(other="two"), "\n"),
    ],
)
def test_what_the_checks_tell_is_not_said_twice(
    root: Path, caplog: pytest.LogCaptureFixture, file: str, old: str, new: str
) -> None:
    change(root / "docs" / file, old, new)
    messages = said(root, caplog)
    assert messages
    found = faults(Site.read())
    assert untold(messages, found) == []
    other = Fault("docs/en/three.md:1", "is something else", "It matters.", "Mend it.")
    assert untold(messages, [other]) == messages


MISSING = "No such file or directory: '/x/snippets/signals/on.py'"


@pytest.mark.parametrize(
    ("message", "fault"),
    [
        (
            "A reference to 'a/one.md' is included in the 'nav' configuration, which is not found",
            "mkdocs.yml:7: nav names a/one.md, but docs/en/a/one.md does not exist",
        ),
        (
            'The following pages exist in the docs directory, but are not included in the "nav" '
            "configuration:\n  - ru/a/one.md\n  - ru/a/two.md",
            "docs/en/a/one.md:1: stands in no line of nav, as docs/en/a/two.md",
        ),
        ("docs/ru/a/one.md: the element <b>\n  x", "docs/ru/a/one.md:3: holds the element <b>"),
        (
            f"Error reading page 'en/a.md': {MISSING}",
            "docs/en/a.md:3: names snippets/signals/on.py",
        ),
    ],
)
def test_other_things_that_are_told(message: str, fault: str) -> None:
    place, _, fact = fault.partition(": ")
    assert untold([f"ru: {message}"], [Fault(place, fact, "It matters.", "Mend it.")]) == []
    other = Fault("docs/en/a/two.md:1", "holds two", "It matters.", "Mend it.")
    assert untold([f"ru: {message}"], [other]) == [f"ru: {message}"]


def test_what_only_the_build_knows_is_kept() -> None:
    told = ["en: ValueError: an extension broke", "ru: Error building page 'ru/a.md': broke"]
    fault = Fault("docs/en/a.md:1", "an extension broke", "It matters.", "Mend it.")
    assert untold(told, [fault]) == told
