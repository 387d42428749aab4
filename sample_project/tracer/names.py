"""Short names for what travels through signals.

Describing a value must change nothing: no query, no lazy object evaluated, no `__repr__` or
`__str__` of a model called. Hence `type(x)`, which nobody can override, instead of `isinstance()`.
"""

from __future__ import annotations

import functools
import sys
import weakref
from pathlib import Path
from typing import Any, NamedTuple

from django.apps import AppConfig
from django.db.models import Model, QuerySet
from django.dispatch import Signal, dispatcher

LONGEST_TEXT = 40
LONGEST_CONTAINER = 4

# Told by what they are, not by the class that somebody derived.
_KINDS: dict[type, str] = {
    Model: "model instance",
    AppConfig: "AppConfig",
    QuerySet: "QuerySet",
    Path: "pathlib.Path",
}

_paths: weakref.WeakKeyDictionary[Signal, str] = weakref.WeakKeyDictionary()


class Value(NamedTuple):
    """A value as one line: what it is, and how it looks."""

    type: str  # "bool", "model instance", "model class", "QuerySet", "django.http.HttpRequest"
    text: str  # "True", "Product(pk=1)", "catalogue.Product", "<QuerySet>"


def describe(value: Any) -> Value:
    """The kind of a value and a short text for it."""
    return Value(_type(value), _text(value))


def _type(value: Any) -> str:
    cls = type(value)
    if issubclass(cls, type):
        if not issubclass(value, Model):
            return "class"
        if value.__module__ == "__fake__":
            return "historical model class"
        return "automatic through model class" if value._meta.auto_created else "model class"
    if value is None:
        return "None"
    return next((name for base, name in _KINDS.items() if issubclass(cls, base)), _dotted(cls))


def _text(value: Any) -> str:
    cls = type(value)
    if issubclass(cls, type):
        return value._meta.label if issubclass(value, Model) else _dotted(value)
    if value is None or cls in (bool, int, float):
        return repr(value)
    if cls is str:
        return repr(value if len(value) <= LONGEST_TEXT else value[: LONGEST_TEXT - 1] + "…")
    if cls in (tuple, list, set, frozenset, dict):
        return _container(value)
    if issubclass(cls, Model):
        pk = value.__dict__.get(cls._meta.pk.attname)  # getattr() could load a deferred field
        return f"{cls.__name__}(pk={_text(pk)})"
    if issubclass(cls, AppConfig):
        return value.label
    return f"<{cls.__name__}>"


def _container(value: Any) -> str:
    if len(value) > LONGEST_CONTAINER:
        inside = "…"
    elif type(value) is dict:
        inside = ", ".join(f"{_text(key)}: {_text(value[key])}" for key in value)
    else:
        texts = [_text(item) for item in value]
        inside = ", ".join(texts if type(value) in (tuple, list) else sorted(texts))
    match value:
        case dict():
            return f"{{{inside}}}"
        case list():
            return f"[{inside}]"
        case tuple():
            return f"({inside},)" if len(value) == 1 else f"({inside})"
        case _:
            return f"{{{inside}}}" if inside else "set()"


def _dotted(thing: Any) -> str:
    module = getattr(thing, "__module__", None)
    name = getattr(thing, "__qualname__", None) or thing.__name__
    return name if module in (None, "builtins") else f"{module}.{name}"


def callable_name(function: Any) -> str:
    """`django.contrib.auth.models.update_last_login` for that function."""
    if type(function) is functools.partial:
        return f"partial({callable_name(function.func)})"
    if isinstance(getattr(function, "__qualname__", None), str):
        return _dotted(function)
    return f"<{_dotted(type(function))}>"


def signal_path(signal: Signal) -> str:
    """Where a signal is imported from; `?.Signal` where it has no name anybody could find."""
    if signal not in _paths:
        _paths.update(_named_signals())
    if signal not in _paths and (path := _local_name(signal)):
        _paths[signal] = path
    return _paths.get(signal, f"?.{type(signal).__name__}")


def named_signals() -> dict[str, Signal]:
    """Every signal that stands in a loaded module, by its import path."""
    return dict(sorted((path, signal) for signal, path in _named_signals().items()))


def _named_signals() -> dict[Signal, str]:
    found: dict[Signal, str] = {}
    for module_name, module in list(sys.modules.items()):
        for name, value in list(getattr(module, "__dict__", {}).items()):
            if issubclass(type(value), Signal):
                path = f"{module_name}.{name}"
                if value not in found or _rank(path) < _rank(found[value]):
                    found[value] = path
    return found


def _rank(path: str) -> tuple[bool, int, str]:
    """Many modules import a signal; its home is most likely one named `signals`."""
    module = path.rpartition(".")[0]
    return (not f".{module}".endswith(".signals"), len(path), path)


def _local_name(signal: Signal) -> str | None:
    """The name under which the code that is sending knows a signal of its own."""
    frame = sys._getframe(1)
    while frame:
        if frame.f_code.co_filename not in (__file__, dispatcher.__file__):
            for scope in (frame.f_locals, frame.f_globals):
                for name, value in list(scope.items()):
                    if value is signal and name.isidentifier() and name not in ("self", "signal"):
                        return f"{frame.f_globals.get('__name__', '?')}.{name}"
        frame = frame.f_back
    return None
