"""Sees the operations with other eyes than the tracer: run as a program, prints JSON.

Three instruments, none of them the tracer's: plain receivers, connected to every signal; functions
put in the place of Signal.send and its like, for what is sent although nobody listens; and SQLite's
own report of the statements it runs. It is told nothing about what to expect.
"""

from __future__ import annotations

import gc
import importlib
import json
import pkgutil
import sqlite3
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from captures.world import World, world

METHODS = ("send", "send_robust", "asend", "asend_robust")


def import_everything() -> None:
    """Import whatever of Django can be imported here, but for GIS, which looks for C libraries."""
    import django

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        sys.modules.setdefault("django.contrib.gis", None)
        for module in pkgutil.walk_packages(django.__path__, "django.", onerror=lambda name: None):
            if not module.name.startswith("django.contrib.gis"):
                try:
                    importlib.import_module(module.name)
                except Exception:  # databases, apps that are not installed
                    continue


def all_signals() -> dict[str, object]:
    """Every signal of Django's by import path, found in memory."""
    from django.dispatch import Signal

    names: dict[str, object] = {}
    # type() and not isinstance(): lazy objects must stay lazy.
    for each in [found for found in gc.get_objects() if Signal in type(found).__mro__]:
        homes = [
            f"{module_name}.{name}"
            for module_name, module in list(sys.modules.items())
            for name, value in list(getattr(module, "__dict__", {}).items())
            if value is each
        ]
        if not homes or any(home.startswith("django.") for home in homes):
            names[next((home for home in homes if assigns(home)), f"nowhere: {homes}")] = each
    return dict(sorted(names.items()))


def assigns(path: str) -> bool:
    """Whether the source of a module has the line that makes this signal."""
    module, _, name = path.rpartition(".")
    source = Path(sys.modules[module].__file__ or "").read_text("utf-8")
    return f"\n{name} = Signal(" in source or f"\n{name} = ModelSignal(" in source


def label(sender: object) -> str:
    """A sender as the captures write it."""
    from django.apps import AppConfig
    from django.db.models import Model

    match sender:
        case type() if issubclass(sender, Model):
            if sender.__module__ == "__fake__":
                return "historical model class"
            return f"{sender._meta.app_label}.{sender.__name__}"
        case type():
            module = "" if sender.__module__ == "builtins" else f"{sender.__module__}."
            return module + sender.__qualname__
        case None | str():
            return repr(sender)
        case AppConfig():
            return sender.label
    return f"<{type(sender).__name__}>"


def kind(value: object) -> str:
    """The type of an argument as the captures write it."""
    from django.apps import AppConfig
    from django.db.models import Model, QuerySet

    match value:
        case None:
            return "None"
        case type():
            assert issubclass(value, Model), value
            return "model class"
        case Model():
            return "model instance"
        case QuerySet():
            return "QuerySet"
        case AppConfig():
            return "AppConfig"
        case Path():
            return "pathlib.Path"
    cls = type(value)
    return cls.__name__ if cls.__module__ == "builtins" else f"{cls.__module__}.{cls.__qualname__}"


def count(counts: dict, *keys: str) -> None:
    for key in keys[:-1]:
        counts = counts.setdefault(key, {})
    counts[keys[-1]] = counts.get(keys[-1], 0) + 1


class Witness:
    """Notes what it hears, and what is sent although nobody listens."""

    def __init__(self, signals: dict[str, object]) -> None:
        self.signals = {path.rpartition(".")[2]: signal for path, signal in signals.items()}
        self.names = {id(signal): name for name, signal in self.signals.items()}
        self.heard: dict[str, dict] = {}
        self.sent: dict[str, dict] = {}
        self.arguments: dict[str, dict] = {}
        self.log: dict[str, list[str]] = {}
        self.sqlite: sqlite3.Connection | None = None

    @contextmanager
    def listening(self, operation: str) -> Iterator[None]:
        """Plain receivers, one for each signal."""
        counts = self.heard[operation] = {}

        def receiver(signal: object, sender: object, **named: object) -> None:
            name = self.names[id(signal)]
            count(counts, name, label(sender))
            count(self.arguments, name, "times")
            for argument, value in named.items():
                count(self.arguments, name, "arguments", argument, kind(value))

        for signal in self.signals.values():
            signal.connect(receiver)
        try:
            yield
        finally:
            for signal in self.signals.values():
                signal.disconnect(receiver)

    @contextmanager
    def watching_sends(self, note: object) -> Iterator[None]:
        """Something in the place of each sending method."""
        from django.dispatch import Signal

        originals = {name: vars(Signal)[name] for name in METHODS}

        def watched(name: str) -> object:
            def method(signal: object, sender: object, **named: object) -> object:
                note(signal, sender)
                return originals[name](signal, sender, **named)

            return method

        for name in METHODS:
            setattr(Signal, name, watched(name))
        try:
            yield
        finally:
            for name, original in originals.items():
                setattr(Signal, name, original)

    @contextmanager
    def alone(self, operation: str) -> Iterator[None]:
        """Nobody of ours listens."""
        counts = self.sent[operation] = {}

        def note(signal: object, sender: object) -> None:
            if id(signal) in self.names:
                count(counts, self.names[id(signal)], label(sender))

        with self.watching_sends(note):
            yield

    @contextmanager
    def logging(self, timeline: str) -> Iterator[None]:
        """Signals, and statements as SQLite reports them, in one order."""
        log = self.log[timeline] = []

        def note(signal: object, sender: object) -> None:
            log.append(f"{self.names.get(id(signal), 'own')} {label(sender)}")

        def statement(sql: str) -> None:
            words = sql.upper().split()
            pair = " ".join(words[:2])
            log.append(pair if pair == "ROLLBACK TO" else words[0])

        self.sqlite.set_trace_callback(statement)  # until the next reset()
        timelines = importlib.import_module("captures.timelines")
        timelines.send_mail = lambda: log.append("send_mail runs")
        with self.watching_sends(note):
            yield


def look(here: World) -> dict:
    """Run everything; nothing but plain data comes back."""
    from django.db import connection

    from captures.operations import drive, operations
    from captures.timelines import timelines
    from tools.receivers import restored

    todo = operations()
    witness = Witness(all_signals())
    for operation in todo.values():
        for look_at in (witness.listening, witness.alone):
            here.reset()
            with restored(keep=("django",)):
                operation.run(lambda look_at=look_at, name=operation.name: look_at(name))
    for name, function in timelines().items():
        here.reset()
        witness.sqlite = connection.connection
        with restored(keep=("django",)):
            drive(function, lambda name=name: witness.logging(name))
    import_everything()  # last, because it connects receivers
    return {
        "inventory": sorted(all_signals()),
        "heard": witness.heard,
        "sent": witness.sent,
        "arguments": witness.arguments,
        "log": witness.log,
    }


if __name__ == "__main__":
    with world() as here:
        seen = look(here)
    print(json.dumps(seen))
