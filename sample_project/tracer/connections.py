"""Who listens: the receivers that are connected now.

`Signal.receivers` is private: its entries have three members on Django 5.2 and four from 6.0 (a
reference to the sender was added). Nothing else in the sample project looks into them.
"""

from __future__ import annotations

import functools
import gc
import inspect
import weakref
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import django
from django.conf import settings
from django.dispatch import Signal
from django.dispatch.dispatcher import NONE_ID, _make_id

from tracer.names import callable_name, describe, named_signals

DJANGO = Path(django.__file__).parent.parent


@dataclass(frozen=True)
class Connection:
    """One connected receiver."""

    signal: str  # import path
    sender: str | None  # None: whoever sends
    receiver: str
    dispatch_uid: str | None
    weak: bool
    is_async: bool
    place: str  # file:line

    @property
    def of_django(self) -> bool:
        """Whether the receiver is part of Django itself."""
        return self.receiver.removeprefix("partial(").startswith("django.")


def connections(
    signals: dict[str, Signal] | None = None, sender: Any = None
) -> Iterator[Connection]:
    """The connected receivers, by signal and then in the order in which they are called.

    sender: only those that are called when this object sends.
    """
    for path, signal in (named_signals() if signals is None else signals).items():
        for (uid, sender_key), kept, *rest in list(signal.receivers):
            weak = isinstance(kept, weakref.ReferenceType)
            receiver = kept() if weak else kept
            if receiver is None:
                continue  # died, and not swept out yet
            if sender is not None and sender_key not in (NONE_ID, _make_id(sender)):
                continue
            yield Connection(
                signal=path,
                sender=None if sender_key == NONE_ID else _sender(sender_key, rest[:-1]),
                receiver=callable_name(receiver),
                dispatch_uid=None if uid == _make_id(receiver) else str(uid),
                weak=weak,
                is_async=rest[-1],
                place=place(receiver),
            )


def _sender(key: Any, reference: list[weakref.ref[Any] | None]) -> str:
    """The sender of an entry: by its reference where there is one, else by its id."""
    sender = reference[0]() if reference and reference[0] else None
    if sender is None:
        sender = next((found for found in gc.get_objects() if id(found) == key), None)
    return "unknown" if sender is None else describe(sender).text


def place(receiver: Callable[..., Any]) -> str:
    """Where a receiver was written: `accounts/receivers.py:12`."""
    while isinstance(receiver, functools.partial):
        receiver = receiver.func
    function = inspect.unwrap(getattr(receiver, "__func__", receiver))
    code = getattr(function, "__code__", None)
    if code is None:
        code = getattr(type(function).__call__, "__code__", None)
    if code is None:
        return "unknown"
    path = Path(code.co_filename)
    for root in (DJANGO, Path(settings.BASE_DIR)):
        if path.is_relative_to(root):
            path = path.relative_to(root)
            break
    return f"{path.as_posix()}:{code.co_firstlineno}"
