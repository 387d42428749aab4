"""Puts the receivers of every signal back after a run, its caches included.

Receivers are global to the process: one that a sample connects would answer in the next sample too.
The entries of `Signal.receivers` are private to Django and have had two, three and four members in
different releases; this is the only module here that touches them, and it needs just the second.
"""

from __future__ import annotations

import gc
import importlib
import weakref
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from django.dispatch import Signal

# Modules of Django's with signals or receivers that `django.setup()` does not import. They are
# imported before the signals are gathered: a signal that came later would never be restored.
IMPORTED_LATE = (
    "django.tasks.signals",  # since 6.0
    "django.test.client",
    "django.test.signals",
    "django.utils.autoreload",
)

_signals: list[Signal] = []


def signals() -> list[Signal]:
    """Every signal that exists once Django is set up, gathered on the first call."""
    if not _signals:
        for name in IMPORTED_LATE:
            with suppress(ModuleNotFoundError):
                importlib.import_module(name)
        # type(), because isinstance() would evaluate every lazy object there is.
        _signals.extend(found for found in gc.get_objects() if issubclass(type(found), Signal))
    return _signals


def _clear_caches(signal: Signal) -> None:
    if signal.use_caching:
        signal.sender_receivers_cache.clear()


def _home(entry: tuple) -> str:
    """The module in which the receiver of this entry was written."""
    receiver = entry[1]
    if isinstance(receiver, weakref.ReferenceType):
        receiver = receiver()
    receiver = getattr(receiver, "func", receiver)  # functools.partial
    return getattr(receiver, "__module__", "") or ""


@contextmanager
def restored(keep: tuple[str, ...] | None = None) -> Iterator[None]:
    """Run a block, then restore the receivers of every signal.

    keep: the packages whose receivers stay connected during the block; those of all others are
    taken away for its time. None leaves everything connected.
    """
    before = [(signal, list(signal.receivers)) for signal in signals()]
    if keep is not None:
        for signal, entries in before:
            signal.receivers = [e for e in entries if _home(e).split(".")[0] in keep]
            _clear_caches(signal)
    try:
        yield
    finally:
        for signal, entries in before:
            signal.receivers = entries
            signal._dead_receivers = True  # whoever died meanwhile is swept out at the next use
            _clear_caches(signal)
