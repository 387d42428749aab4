"""Every signal of the Django installed, found by reading its source, not from a list.

Run as `python -m tools.inventory DOCS` with the `docs` folder of Django's source archive to compare
UNDOCUMENTED and DOCUMENTED_AS below with what that documentation says.
"""

from __future__ import annotations

import ast
import functools
import importlib
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import django
from django.dispatch import Signal

PACKAGE = Path(django.__file__).parent

# Signals that docs/ref does not name. They can change in any release, without a word.
UNDOCUMENTED = (
    "django.utils.autoreload.autoreload_started",
    "django.utils.autoreload.file_changed",
)
# Where the documentation imports a signal from, when that is not where it is defined.
DOCUMENTED_AS = {"django.core.signals.setting_changed": "django.test.signals.setting_changed"}


@functools.cache
def inventory() -> dict[str, Signal]:
    """All signals by import path; imports the modules that define them."""
    found = {}
    for source in sorted(PACKAGE.rglob("*.py")):
        text = source.read_text("utf-8")
        if "Signal(" not in text:
            continue
        name = ".".join(("django", *source.relative_to(PACKAGE).with_suffix("").parts))
        for path in _assigned(ast.parse(text)):
            value: Any = importlib.import_module(name.removesuffix(".__init__"))
            for part in path.split("."):
                value = getattr(value, part)
            if isinstance(value, Signal):
                found[f"{name.removesuffix('.__init__')}.{path}"] = value
    return dict(sorted(found.items()))


def _assigned(tree: ast.Module | ast.ClassDef) -> Iterator[str]:
    """Names in a module, and in its classes, that are bound to the call of something …Signal."""
    for node in tree.body:
        match node:
            case ast.ClassDef():
                yield from (f"{node.name}.{path}" for path in _assigned(node))
            case ast.Assign(value=ast.Call(func=called)) if _last_name(called).endswith("Signal"):
                yield from (name.id for name in node.targets if isinstance(name, ast.Name))


def _last_name(node: ast.expr) -> str:
    return getattr(node, "attr", None) or getattr(node, "id", "")


def documented(docs: Path) -> set[str]:
    """The import paths of signals that Django's own reference describes."""
    text = "\n".join(path.read_text("utf-8") for path in sorted(docs.rglob("*.txt")))
    paths = re.findall(r"^\.\. (?:data|attribute):: (django\.[\w.]+\.signals\.\w+)$", text, re.M)
    in_auth = re.findall(r"^\.\. (?:data|function):: (user_log\w+)$", text, re.M)  # under a module
    return {*paths, *(f"django.contrib.auth.signals.{name}" for name in in_auth)}


def main() -> int:
    """Compare what is written above with Django's documentation; say what differs."""
    described = documented(Path(sys.argv[1]))
    paths = {DOCUMENTED_AS.get(path, path) for path in inventory()}
    wrong = (paths - described) ^ set(UNDOCUMENTED)
    unknown = described - paths
    print(f"documented: {len(paths & described)}, undocumented: {len(paths - described)}")
    for path in sorted(wrong | unknown):
        print(f"differs: {path}")
    return 1 if wrong | unknown else 0


if __name__ == "__main__":
    raise SystemExit(main())
