"""Keeps the first download small: rare modules come when code asks for them."""

from __future__ import annotations

import json
import sys
import zlib
from collections.abc import Callable
from importlib import invalidate_caches
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path
from typing import Any

LIBRARY = Path("/lib/python3.14")


class OnDemand:
    """Finds the modules of the pack `library`; stands last in sys.meta_path.

    Code that imports cannot wait for an asynchronous download, so `fetch` blocks; it is the worker
    that stands still, never the page.
    """

    def __init__(self, modules: list[str], fetch: Callable[[str], Any]) -> None:
        self.modules = frozenset(modules)
        self.fetch = fetch
        self.here = False

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> ModuleSpec | None:
        """The spec of a module in the pack, once that is unpacked."""
        if name not in self.modules:
            return None
        if not self.here:
            unpack(self.fetch("library").to_bytes())
            self.here = True
        if not name.startswith("django."):  # the rest of its package may be in the first pack
            path = [str(LIBRARY.joinpath(*name.split(".")[:-1]))]
        return PathFinder.find_spec(name, path)


def unpack(shut: bytes) -> None:
    """Write the files of a pack (theme/runner/build/build.py says how it is made)."""
    data = memoryview(zlib.decompress(shut, wbits=31))
    end = bytes(data[: 1 << 20]).index(b"\n") + 1
    place = end
    for name, size in json.loads(bytes(data[: end - 1])):
        path = Path("/", name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data[place : place + size])
        place += size
    invalidate_caches()
    sys.path_importer_cache.clear()
