"""Keeps what takes long to make and depends on its inputs alone, in .cache/ (`kept`)."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable

from tools.repository import ROOT

CACHE = ROOT / ".cache"


def digest(*inputs: str | bytes) -> str:
    """A name for these inputs; other inputs, or the same otherwise divided, have another."""
    found = hashlib.sha256()
    for given in inputs:
        data = given.encode() if isinstance(given, str) else given
        found.update(b"%d:" % len(data) + data)
    return found.hexdigest()[:32]


def kept(kind: str, name: str, make: Callable[[], bytes]) -> bytes:
    """What `make` returns; made once for each name, which must stand for all that it depends on.

    kind: the folder below .cache/. Several processes may ask for the same at once.
    """
    path = CACHE / kind / name
    try:
        return path.read_bytes()
    except OSError:
        made = make()
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"{name}.{os.getpid()}")
    fresh.write_bytes(made)
    fresh.replace(path)
    return made
