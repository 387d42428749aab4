"""Stands in for sitecustomize.py in the trial run of a build: notes what a start needs."""

import builtins
import marshal
import sys
from importlib.machinery import ModuleSpec, SourcelessFileLoader  # noqa: F401

# What is there before sitecustomize.py can help.
early = list(sys.modules)

import collections  # noqa: E402  (only now)
import dataclasses  # noqa: E402
from collections.abc import Callable  # noqa: E402
from re import _compiler  # noqa: E402

patterns: dict[tuple[str | bytes, int], tuple] = {}


class _Recorder:
    """The module _sre, but for the calls of its compile()."""

    def __init__(self) -> None:
        self.sre = _compiler._sre
        self.asked: tuple | None = None

    def __getattr__(self, name: str) -> object:
        return getattr(self.sre, name)

    def compile(self, *arguments: object) -> object:
        self.asked = arguments
        return self.sre.compile(*arguments)


_recorder = _compiler._sre = _Recorder()
_compile = _compiler.compile


def _compile_and_note(p: object, flags: int = 0) -> object:
    made = _compile(p, flags)
    pattern, all_flags, code, groups, names, numbers = _recorder.asked
    if isinstance(p, str | bytes):
        noted = (pattern, int(all_flags), [int(one) for one in code], groups)
        patterns[p, int(flags)] = (*noted, dict(names), tuple(numbers))
    return made


_compiler.compile = _compile_and_note

sources: dict[str, str] = {}  # text: "exec" or "eval"


def _noting(kind: str) -> Callable[..., object]:
    run = getattr(builtins, kind)

    def run_and_note(text: str, *spaces: object) -> object:
        sources[text] = kind
        return run(text, *spaces)

    return run_and_note


for _module in (collections, dataclasses):
    _module.exec = _noting("exec")
    _module.eval = _noting("eval")


def needed() -> bytes:
    """The modules before sitecustomize.py, those after it, patterns, sources; for build.py."""
    late = [name for name in sys.modules if name not in early]
    return marshal.dumps((early, late, patterns, sources))
