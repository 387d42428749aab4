"""Reads what was captured from real dispatches, for the pages (captures/*.json; no Django needed).

The shape of the files is described in tools/captures.py, which writes them.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from tools.repository import DJANGO_VERSIONS, ROOT, file_name

CAPTURES = ROOT / "captures"

Capture = dict[str, Any]


@cache
def _read(path: str, changed: float) -> Capture:
    return json.loads(Path(path).read_text("utf-8"))


def captures() -> dict[str, Capture]:
    """Django release to what was captured on it, oldest first; read again when a file changes."""
    found = {}
    for version in DJANGO_VERSIONS:
        path = f"{CAPTURES}/{file_name(version)}.json"
        with suppress(FileNotFoundError):
            found[version] = _read(path, os.stat(path).st_mtime)
    return found


def grouped(kind: str, name: str) -> list[tuple[list[str], Any]]:
    """One entry of each release, those that are equal together, the newest group first.

    kind: a top-level key of the captures, `operations`; name: a key below it. Releases without the
    entry are left out.
    """
    groups: list[tuple[list[str], Any]] = []
    for version, capture in captures().items():
        entry = capture[kind].get(name)
        if entry is None:
            continue
        for versions, value in groups:
            if value == entry:
                versions.append(version)
                break
        else:
            groups.append(([version], entry))
    return sorted(groups, key=lambda group: group[0], reverse=True)


def names(kind: str) -> list[str]:
    """Every key of a kind on any release, in the order of the newest."""
    found: dict[str, None] = {}
    for capture in reversed(captures().values()):
        found.update(dict.fromkeys(capture[kind]))
    return list(found)


def arguments(signals: Iterable[str]) -> dict[str, dict[str, dict[str, Any]]]:
    """What each argument of the given signals was seen to be.

    Argument, then signal, then release: {"types": [...], "absent_in": [...]}. `signal` and `sender`
    are sent with every signal by the dispatcher itself and stand first.
    """
    found: dict[str, dict[str, dict[str, Any]]] = {"sender": {}, "signal": {}}
    for signal in signals:
        for version, capture in captures().items():
            entry = capture["arguments"].get(signal)
            if entry is None:
                continue
            kinds = sorted({sender[0] for sender in entry["senders"]})
            found["sender"].setdefault(signal, {})[version] = {"types": kinds}
            # The dispatcher adds the signal itself; its class stands in the inventory.
            itself = capture["inventory"].get(entry["path"], {"class": "Signal"})
            found["signal"].setdefault(signal, {})[version] = {"types": [itself["class"]]}
            for name, seen in entry["arguments"].items():
                found.setdefault(name, {}).setdefault(signal, {})[version] = seen
    return found


def operations_of(group: str) -> list[str]:
    """The operations of one group, in the order of the newest release that has them."""
    known = [capture["operations"] for capture in captures().values()]
    return [
        name
        for name in names("operations")
        if any(operations.get(name, {}).get("group") == group for operations in known)
    ]
