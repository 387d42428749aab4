"""Modules that are heavy, and that most samples never look into: run at the first look."""

from __future__ import annotations

import sys
from importlib.abc import Loader
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

# Packages that Django imports at its start only to have them at hand.
LATE = frozenset({"django.contrib.admin", "sqlparse"})


class LateLoader(Loader):
    """Runs a module when an attribute is asked for that only running it can give.

    Unlike importlib.util.LazyLoader it does not take a look at `__path__` for one: the modules of a
    package can be imported while the package itself still waits.
    """

    def __init__(self, loader: Any) -> None:
        self.loader = loader

    def __getattr__(self, name: str) -> Any:
        return getattr(self.loader, name)

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        """As the module's own loader does."""
        return self.loader.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        """Put it off."""

        def look(name: str) -> Any:
            if name.startswith("__") and name != "__all__":
                raise AttributeError(f"module {module.__name__!r} has no attribute {name!r}")
            if vars(module).pop("__getattr__", None):
                self.loader.exec_module(module)
            return getattr(module, name)

        module.__getattr__ = look


class LateFinder:
    """Finds those modules; stands first in sys.meta_path."""

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> ModuleSpec | None:
        """The spec of a module that may be run later."""
        if name not in LATE:
            return None
        for finder in sys.meta_path:
            if finder is not self and (spec := finder.find_spec(name, path, target)):
                spec.loader = LateLoader(spec.loader)
                return spec
        return None


def run_all() -> None:
    """Run those that still wait, so that every later run finds the same."""
    for name in sorted(LATE):
        vars(sys.modules[name]).get("__getattr__", lambda _: None)("__all__")
