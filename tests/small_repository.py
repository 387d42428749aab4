"""Lets the tools look at a small repository of a test instead of this one."""

from __future__ import annotations

from pathlib import Path

import pytest

import tools.answers
import tools.behind
import tools.captured
import tools.check
import tools.missing
import tools.pages
import tools.plot
import tools.published
import tools.questions
import tools.repository
import tools.runs
import tools.snippets


def look_at(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read pages, snippets, captures and benchmarks below `root`."""
    places = {"ROOT": root, "DOCS": root / "docs", "SNIPPETS": root / "snippets"}
    read = (
        tools.repository,
        tools.behind,
        tools.check,
        tools.missing,
        tools.pages,
        tools.snippets,
        tools.questions,
    )
    for module in read:
        for name, value in places.items():
            if hasattr(module, name):
                monkeypatch.setattr(module, name, value)
    monkeypatch.setattr(tools.captured, "CAPTURES", root / "captures")
    monkeypatch.setattr(tools.runs, "PATH", root / "captures" / "runs.json")
    monkeypatch.setattr(tools.answers, "PATH", root / "answers.yml")
    monkeypatch.setattr(tools.behind, "PATH", root / "in_step.yml")
    monkeypatch.setattr(tools.published, "PATH", root / "published.yml")
    monkeypatch.setattr(tools.published, "REDIRECTS", root / "redirects.yml")
    monkeypatch.setattr(tools.plot, "PATH", root / "benchmarks" / "signals.json")


def write(path: Path, text: str) -> None:
    """Write a file, its folders too."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="\n")


def change(path: Path, old: str, new: str) -> None:
    """Replace the first `old` of a file, which must be there."""
    text = path.read_text("utf-8")
    assert old in text
    write(path, text.replace(old, new, 1))
