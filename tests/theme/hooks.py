"""The build hooks as modules: MkDocs loads them by path, and so do their tests."""

from __future__ import annotations

import importlib.util
import sys
from types import ModuleType

from tools.repository import ROOT


def load_hook(name: str) -> ModuleType:
    """A fresh module of one file of theme/hooks/, `samples`."""
    spec = importlib.util.spec_from_file_location(f"hook_{name}", ROOT / f"theme/hooks/{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module
