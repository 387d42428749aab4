"""Locks hold names, versions and hashes only, and what the .in files ask for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tools.lock import LOCKS
from tools.repository import ALL_VERSIONS, DJANGO_VERSIONS, ROOT, file_name, relative

REQUIREMENTS = ROOT / "requirements"
TEXTS = sorted(REQUIREMENTS.glob("*.txt"))


def _logical_lines(path: Path) -> list[str]:
    return path.read_text("utf-8").replace("\\\n", " ").splitlines()


@pytest.mark.parametrize("path", TEXTS, ids=relative)
def test_every_line_is_pinned_and_hashed(path: Path) -> None:
    for line in _logical_lines(path):
        assert re.match(r"[\w.\[\]-]+==[\w.!+]+( ; [^#]+?)?\s+--hash=sha256:[0-9a-f]{64}", line), (
            line
        )


@pytest.mark.parametrize("path", sorted(REQUIREMENTS.iterdir()), ids=relative)
def test_no_address_is_written(path: Path) -> None:
    assert not re.search(r"https?:|file:|--(?:extra-)?index|--find-links", path.read_text("utf-8"))


@pytest.mark.parametrize("path", TEXTS, ids=relative)
def test_every_requirement_asked_for_is_locked(path: Path) -> None:
    asked = set()
    files = [path.with_suffix(".in")]
    while files:
        for line in files.pop().read_text("utf-8").splitlines():
            if line.startswith("-r "):
                files.append(REQUIREMENTS / line.removeprefix("-r "))
            elif match := re.match(r"[a-z][\w.-]*", line):
                asked.add(match[0])
    locked = {re.match(r"[\w.-]+", line)[0] for line in _logical_lines(path)}
    assert asked <= locked, f"{relative(path)} lacks {asked - locked}: run `make lock`."


def test_every_file_is_compiled_by_make_lock() -> None:
    assert {path.stem for path in TEXTS} == {name for name, _, _ in LOCKS}


def test_every_supported_django_has_a_lock() -> None:
    for version in ALL_VERSIONS:
        text = (REQUIREMENTS / f"{file_name(version)}.txt").read_text("utf-8")
        assert re.search(rf"^django=={re.escape(version)}\.\d+ ", text, re.MULTILINE)


def test_python_3_11_gets_the_lts_and_later_ones_the_newest() -> None:
    text = (REQUIREMENTS / "test.txt").read_text("utf-8")
    assert re.search(r"^django==5\.2\.\d+ ; python_full_version < '3\.12'", text, re.MULTILINE)
    newest = re.escape(DJANGO_VERSIONS[-1])
    assert re.search(rf"^django=={newest}\.\d+ ; python_full_version >= '3\.12'", text, re.M)
