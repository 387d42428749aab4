"""The clean state that each run begins from, and the way back to it.

Only published samples share an interpreter; code that a reader changed gets one of its own. So what
is undone here is what samples do. Whatever else a run left behind (a method of Django replaced, for
example) is found and told, and the interpreter is given up.
"""

from __future__ import annotations

import gc
import linecache
import logging
import operator
import os
import shutil
import sqlite3
import sys
from pathlib import Path
from types import BuiltinFunctionType, FunctionType, ModuleType
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core import mail
from django.core.cache import caches
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.dispatch import Signal
from django.urls import clear_url_caches, set_urlconf
from django.utils import timezone, translation

DATABASE = Path("/runner/database.sqlite3")
OURS = ("/lib/", "/shop/", "/runner/")
GUARDED = (
    *("django", "asgiref", "accounts", "audit", "bookkeeping", "catalogue", "config"),
    *("confirmations", "orders", "photos", "storefront", "tagging", "tracer", "warehouse"),
)
# What most names in a module stand for, and what is neither a class nor a signal.
PLAIN = frozenset({FunctionType, BuiltinFunctionType, ModuleType, str, int, dict, type(None)})


def connect() -> None:
    """Give each alias a new connection to an empty, migrated database in memory."""
    image = DATABASE.read_bytes()
    for alias in connections:
        wrapper: BaseDatabaseWrapper | None = getattr(connections._connections, alias, None)
        if wrapper is not None and wrapper.connection is not None:
            wrapper.connection.close()  # wrapper.close() keeps a database in memory open
            del connections[alias]
        wrapper = connections[alias]
        wrapper.connect()
        raw: sqlite3.Connection = wrapper.connection
        raw.deserialize(image)


class Baseline:
    """The state of the interpreter when it was taken."""

    def __init__(self) -> None:
        self.modules = set(sys.modules)
        self.signals: dict[int, tuple[Signal, list[Any]]] = {}
        self.attributes: dict[str, tuple[dict[str, Any], list[str], list[Any]]] = {}
        self.classes: list[tuple[type, list[str], list[Any]]] = []
        for name in self.modules:
            self._take(name)
        self.models = {label: dict(models) for label, models in apps.all_models.items()}
        self.settings = (settings._wrapped, dict(vars(settings._wrapped)))
        self.environment = dict(os.environ)
        self.path = list(sys.path)
        self.meta_path = list(sys.meta_path)
        self.limit = sys.getrecursionlimit()
        self.hooks = (sys.excepthook, sys.displayhook, sys.unraisablehook)

    def _take(self, name: str) -> None:
        module = sys.modules.get(name)
        if type(module) is not ModuleType or name.split(".")[0] not in GUARDED:
            return
        space = vars(module)
        self.attributes[name] = (space, list(space), list(space.values()))
        for value in self.attributes[name][2]:
            kind = type(value)
            if kind in PLAIN:
                continue
            if issubclass(kind, type):
                if value.__module__ == name:
                    own = vars(value)
                    self.classes.append((value, list(own), list(own.values())))
            elif issubclass(kind, Signal):
                self.signals.setdefault(id(value), (value, list(value.receivers)))

    def strange(self) -> str | None:
        """A function or class of Django or the shop that is not what it was, or None."""
        spaces = [(name, *one) for name, one in self.attributes.items()]
        spaces += [(f"{c.__module__}.{c.__qualname__}", vars(c), n, v) for c, n, v in self.classes]
        for name, space, names, values in spaces:
            if len(space) == len(names) and all(map(operator.is_, space.values(), values)):
                continue
            for key, value in zip(names, values, strict=True):
                if space.get(key, self) is not value and hasattr(type(value), "__get__"):
                    return f"{name}.{key}"
        return None

    def restore(self) -> str | None:
        """Undo what a run did. Returns the name of something that it cannot undo, or None."""
        self._interpreter()
        self._modules()
        self._django()
        gc.collect()  # quick: what was there before the run is frozen
        gc.freeze()
        connect()
        return self.strange()

    def _interpreter(self) -> None:
        sys.settrace(None)
        sys.setprofile(None)
        sys.setrecursionlimit(self.limit)
        sys.path[:] = self.path
        sys.meta_path[:] = self.meta_path
        sys.excepthook, sys.displayhook, sys.unraisablehook = self.hooks
        if dict(os.environ) != self.environment:
            os.environ.clear()
            os.environ.update(self.environment)
        os.chdir("/")
        gc.enable()
        linecache.clearcache()
        for folder in ("/tmp", "/shop/sample_project/media"):
            for path in Path(folder).glob("*"):
                shutil.rmtree(path) if path.is_dir() else path.unlink()
        logging.disable(logging.NOTSET)

    def _modules(self) -> None:
        for name in set(sys.modules) - self.modules:
            module = sys.modules[name]
            file = getattr(module, "__file__", None) or ""
            if file.startswith(OURS):
                self.modules.add(name)
                self._take(name)
            else:
                del sys.modules[name]

    def _django(self) -> None:
        for signal, receivers in self.signals.values():
            signal.receivers = list(receivers)
            signal._dead_receivers = True
            if signal.use_caching:
                signal.sender_receivers_cache.clear()
        wrapped, values = self.settings
        settings._wrapped = wrapped
        if vars(wrapped) != values:
            vars(wrapped).clear()
            vars(wrapped).update(values)
        settings.__dict__.clear()
        settings.__dict__["_wrapped"] = wrapped
        if {k: dict(v) for k, v in apps.all_models.items() if v} != {
            k: v for k, v in self.models.items() if v
        }:
            for label in list(apps.all_models):
                apps.all_models[label] = dict(self.models.get(label, {}))
                if label in apps.app_configs:
                    apps.app_configs[label].models = apps.all_models[label]
            apps._pending_operations.clear()
            apps.clear_cache()
        clear_url_caches()
        set_urlconf(None)
        translation.deactivate()
        timezone.deactivate()
        mail.outbox = []
        for cache in caches.all(initialized_only=True):
            cache.clear()
        from django.contrib.contenttypes.models import ContentType

        ContentType.objects.clear_cache()
