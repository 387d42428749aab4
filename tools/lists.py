"""Lists that people or tools write as YAML or JSON: whether they can be read at all.

Before that nothing else can be said of them, and `make check` would end in a traceback.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from tools import answers, behind, captured, fast_yaml, published, runs
from tools.faults import Fault
from tools.navigation import Loader
from tools.repository import relative
from tools.words import PATH as WORDS

SHAPES = {dict: "several lines, indented", str: "one text", list: "a list"}
KEY = re.compile(r"""(["']?)([^\s#"'][^"']*?)\1:(?:\s|$)""")
CONFLICT = re.compile(rb"^<{7} .*\n", re.MULTILINE)


def _shapes(root: Path) -> dict[Path, type]:
    """The lists of YAML, and what stands behind each key of them."""
    return {
        WORDS: dict,
        root / "theme" / "glossary.yml": dict,
        root / "tests" / "docs" / "coverage.yml": dict,
        root / "tests" / "docs" / "terms.yml": dict,
        answers.PATH: dict,
        behind.PATH: dict,
        published.PATH: list,
        published.REDIRECTS: str,
    }


def _records() -> list[Path]:
    return [runs.PATH, *sorted(captured.CAPTURES.glob("django*.json"))]


def files(root: Path) -> list[Path]:
    """Those that are there."""
    found = [root / "mkdocs.yml", *_shapes(root), *_records()]
    return [path for path in found if path.exists()]


def is_utf8(path: Path) -> bool:
    """Whether a file can be read; if not, the rule on encodings tells."""
    try:
        path.read_text("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def faults(root: Path) -> Iterator[Fault]:
    """Lists that cannot be read, or hold something else than they should."""
    shapes = _shapes(root)
    for path in files(root):
        if not is_utf8(path):
            continue
        text = path.read_text("utf-8")
        if fault := _unreadable(path, text):
            yield conflict(path, text.encode()) or fault
        elif path in shapes:
            yield from _shape_faults(path, text, shapes[path])


def conflict(path: Path, data: bytes) -> Fault | None:
    """The fault of a file in which a merge has left both versions, or None."""
    found = CONFLICT.search(data)
    if not found:
        return None
    return Fault(
        f"{relative(path)}:{data[: found.start()].count(10) + 1}",
        "a conflict of git is left",
        "Both versions would stand there, one after the other.",
        f"Take one of them whole, `git checkout main -- {relative(path)}`, and run `make update`."
        if path in _records()
        else "Choose one of them, and take the lines <<<<<<<, ======= and >>>>>>> away.",
    )


def _unreadable(path: Path, text: str) -> Fault | None:
    try:
        if path.suffix == ".json":
            json.loads(text)
        elif path.name == "mkdocs.yml":
            yaml.load(text, Loader)
        else:
            fast_yaml.load(text)
    except yaml.YAMLError as error:
        line, problem = fast_yaml.problem(error)
        return Fault(
            f"{relative(path)}:{line}",
            f"is not valid YAML: {problem}",
            "Nothing of the file can be used.",
            "Look at this line and the one above: spaces in front, colons, quotes that stay open.",
        )
    except json.JSONDecodeError as error:
        return Fault(
            f"{relative(path)}:{error.lineno}",
            "is not valid JSON",
            "It is written by `make update`, and pages are drawn from it.",
            f"Take it as it was, `git checkout main -- {relative(path)}`, and run `make update`.",
        )
    return None


def _shape_faults(path: Path, text: str, shape: type) -> Iterator[Fault]:
    """A key that stands twice, or something else behind a key than what is read there."""
    at: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if match := KEY.match(line):
            if match[2] in at:
                yield Fault(
                    f"{relative(path)}:{number}",
                    f"{match[2]} stands in line {at[match[2]]} too",
                    "Only the last of them is read.",
                    "Make one of them.",
                )
            at[match[2]] = number
    loaded = fast_yaml.load(text) or {}
    if not isinstance(loaded, dict):
        yield Fault(
            f"{relative(path)}:1",
            "is not a list of `key: …`",
            "Nothing of the file can be used.",
            "Begin each line with its key.",
        )
        return
    for key in [key for key, value in loaded.items() if not isinstance(value, shape)][:1]:
        yield Fault(
            f"{relative(path)}:{at.get(str(key), 1)}",
            f"behind {key}: stands something else than {SHAPES[shape]}",
            "Nothing of the file can be used.",
            "Write it like its neighbours.",
        )
