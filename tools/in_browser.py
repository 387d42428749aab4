"""What the build knows about the browser runner: the size of its first load, the shop's models."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tools.repository import ROOT, SAMPLE_PROJECT


@dataclass(frozen=True)
class Model:
    """A model of the shop: its module, `GiftOrder(Order)`, each field's name and what it is."""

    module: str
    signature: str
    fields: tuple[tuple[str, str], ...]


@cache
def _megabytes(path: Path, changed: float) -> float:
    return json.loads(path.read_text("utf-8"))["megabytes"]


def megabytes(words: dict[str, str]) -> str:
    """How much the first run loads, as this language writes it: `9.1 MB`."""
    path = ROOT / "theme" / "runner" / "size.json"
    size = _megabytes(path, path.stat().st_mtime)
    return words["run_size"].format(size=f"{size:.1f}".replace(".", words["decimal_mark"]))


def models() -> Iterator[Model]:
    """The models of the shop, read from its source: the build of the pages needs no Django."""
    settings = (SAMPLE_PROJECT / "config" / "settings.py").read_text("utf-8")
    for path in sorted(SAMPLE_PROJECT.glob("*/models.py")):
        if not re.search(rf'^\s+"{path.parent.name}[".]', settings, re.MULTILINE):
            continue  # belongs to another project, which has settings of its own
        for node in ast.parse(path.read_text("utf-8")).body:
            if not isinstance(node, ast.ClassDef):
                continue
            parents = [ast.unparse(base) for base in node.bases]
            if any(parent.endswith("Manager") for parent in parents):
                continue
            shown = ", ".join(parent for parent in parents if parent != "models.Model")
            signature = f"{node.name}({shown})" if shown else node.name
            yield Model(f"{path.parent.name}.models", signature, tuple(_fields(node)))


def _fields(model: ast.ClassDef) -> Iterator[tuple[str, str]]:
    for node in model.body:
        if not (isinstance(node, ast.Assign) and isinstance(node.value, ast.Call)):
            continue
        call = ast.unparse(node.value.func)
        if not call.startswith("models."):
            continue
        kind = call.removeprefix("models.")
        if kind in ("ForeignKey", "OneToOneField", "ManyToManyField"):
            target = ast.unparse(node.value.args[0]).strip("'")
            kind += f" → {target.replace('settings.AUTH_USER_MODEL', 'User')}"
        yield ast.unparse(node.targets[0]), kind
