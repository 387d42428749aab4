"""Records what happens inside a `with` block, in order: signals, receivers, SQL, transactions.

For the time of the block Django's own `Signal` and a few methods of its database layer are wrapped;
afterwards they are the very same objects as before. Nothing is connected and nothing is answered
for anybody: Django decides by `has_listeners()` whether to send m2m_changed and the delete signals
of children, so a tracer that listened would see what does not happen without it.

Only what the block itself causes is recorded, also through `async`, `sync_to_async()` and
`async_to_sync()`; other requests and other threads of the same process are not.
"""

from __future__ import annotations

import contextvars
import functools
import re
import threading
from collections.abc import Awaitable, Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from typing import Any, ClassVar

from django.db.backends.base import base
from django.db.backends.utils import CursorWrapper
from django.dispatch import Signal

from tracer.names import Value, callable_name, describe, signal_path


@dataclass
class Event:
    """One thing that happened; `depth` tells what it happened in."""

    kind: ClassVar[str]
    depth: int

    def as_json(self) -> dict[str, Any]:
        """Kind and fields as plain data; a field that is None is left out."""
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        return {"kind": self.kind} | {k: v for k, v in values.items() if v is not None}


@dataclass
class SignalSent(Event):
    """A signal was sent; its receivers follow one level deeper."""

    kind = "signal"
    name: str  # "post_save"
    path: str  # "django.db.models.signals.post_save"
    method: str  # "send", "send_robust", "asend" or "asend_robust"
    sender: Value
    arguments: dict[str, Value]
    receivers: int = 0  # how many listened
    raised: str | None = None  # the exception that left the method


@dataclass
class ReceiverCalled(Event):
    """A receiver began to run."""

    kind = "receiver"
    name: str
    is_async: bool
    raised: str | None = None


@dataclass
class ReceiverEnded(Event):
    """A receiver that may overlap with others has ended; of the rest, the depth tells."""

    kind = "receiver_end"
    name: str
    is_async: bool


@dataclass
class Query(Event):
    """An SQL statement. Outside a transaction the database commits it at once."""

    kind = "sql"
    verb: str  # "INSERT"
    table: str | None
    text: str
    using: str
    in_transaction: bool
    raised: str | None = None


@dataclass
class Transaction(Event):
    """BEGIN, COMMIT, ROLLBACK, SAVEPOINT, RELEASE or ROLLBACK TO."""

    kind = "transaction"
    action: str
    using: str
    savepoint: str | None = None  # numbered as they appear: "s1"
    raised: str | None = None


@dataclass
class CommitHook(Event):
    """A callback was given to transaction.on_commit()."""

    kind = "on_commit"
    name: str
    using: str


@dataclass
class CommitHookRun(Event):
    """A callback of transaction.on_commit() began to run."""

    kind = "on_commit_run"
    name: str
    using: str
    raised: str | None = None


@dataclass
class Mark(Event):
    """A place in the traced code, named by `mark()`."""

    kind = "mark"
    text: str


class Trace:
    """What happened in one `with trace()` block."""

    def __init__(self, base_depth: int) -> None:
        self.active = True
        self._base = base_depth
        self._events: list[Event] = []

    def append(self, event: Event) -> None:
        """Take an event in, unless the block has been left."""
        if self.active:
            self._events.append(event)

    @property
    def events(self) -> list[Event]:
        """All events so far; depth counts from this block, savepoints are numbered from 1."""
        numbers: dict[str, str] = {}
        found = []
        for event in self._events:
            changes: dict[str, Any] = {"depth": event.depth - self._base}
            if isinstance(event, Transaction) and event.savepoint:
                name = numbers.setdefault(event.savepoint, f"s{len(numbers) + 1}")
                changes["savepoint"] = name
            found.append(replace(event, **changes))
        return found

    @property
    def signals(self) -> list[SignalSent]:
        """The signals sent, in order."""
        return [event for event in self.events if isinstance(event, SignalSent)]

    def as_json(self) -> list[dict[str, Any]]:
        """The events as plain data."""
        return [event.as_json() for event in self.events]

    def as_text(self, detail: int = 1) -> str:
        """One line an event, indented by depth. detail: 0 names, 1 arguments, 2 whole SQL."""
        return "\n".join("    " * event.depth + _line(event, detail) for event in self.events)


def _line(event: Event, detail: int) -> str:
    line = _words(event, detail)
    raised = getattr(event, "raised", None)
    return f"{line}  raised {raised}" if raised else line


def _words(event: Event, detail: int) -> str:
    match event:
        case SignalSent():
            silence = "" if event.receivers else "  (nobody listens)"
            robust = "" if event.method == "send" else f" by {event.method}()"
            pairs = ((name, value.text) for name, value in event.arguments.items())
            arguments = "".join(f"  {name}={text}" for name, text in pairs) if detail else ""
            return f"{event.name} from {event.sender.text}{robust}{silence}{arguments}"
        case ReceiverCalled():
            return f"receiver {event.name}{' (async)' if event.is_async else ''}"
        case ReceiverEnded():
            return f"end of {event.name}"
        case Query():
            words = event.text if detail > 1 else f"{event.verb} {event.table or ''}".rstrip()
            return f"sql {words}{_alias(event.using)}"
        case Transaction():
            return f"{event.action}{_alias(event.using)} {event.savepoint or ''}".rstrip()
        case CommitHook():
            return f"on_commit({event.name}){_alias(event.using)}"
        case CommitHookRun():
            return f"run of {event.name}{_alias(event.using)}"
        case Mark():
            return f"-- {event.text}"
    raise TypeError(event)


def _alias(using: str) -> str:
    return "" if using == "default" else f" on {using}"


# What is being recorded for the code that is running: a value for each context, so that tasks and
# threads do not mix, and one for each level of nesting.


@dataclass(frozen=True)
class _Scope:
    traces: tuple[Trace, ...]
    depth: int

    def record(self, event: Event) -> None:
        for each in self.traces:
            each.append(event)

    def inside(self, event: Event) -> _Scope:
        return _Scope(self.traces, event.depth + 1)


_scope: contextvars.ContextVar[_Scope | None] = contextvars.ContextVar("tracer", default=None)


@contextmanager
def _at(scope: _Scope | None) -> Iterator[None]:
    outer = _scope.get()
    _scope.set(scope)
    try:
        yield
    finally:
        _scope.set(outer)


class _Steps:
    """Awaits something with a scope of its own, whatever else runs between its steps.

    Setting the scope once would not do: receivers that run side by side may share one context.
    """

    def __init__(self, awaitable: Awaitable[Any], scope: _Scope) -> None:
        self.awaitable = awaitable
        self.scope = scope

    def __await__(self) -> Generator[Any, Any, Any]:
        steps = self.awaitable.__await__()
        resume: Callable[[Any], Any] = functools.partial(next, steps)
        given: tuple[Any, ...] = ()
        while True:
            try:
                with _at(self.scope):
                    waited_for = resume(*given)
            except StopIteration as end:
                return end.value
            try:
                given = ((yield waited_for),)
                resume = steps.send
            except BaseException as error:  # thrown in from outside, as CancelledError is
                given = (error,)
                resume = steps.throw


@contextmanager
def _noting_exceptions(event: Event) -> Iterator[None]:
    try:
        yield
    except BaseException as error:
        event.raised = type(error).__name__  # type: ignore[attr-defined]
        raise


# Signals and receivers.


@dataclass
class _Dispatch:
    """One run of send() or its like."""

    signal: Signal
    event: SignalSent
    scope: _Scope

    def wrapped(self, receivers: list[Any], is_async: bool) -> list[_Receiver]:
        self.event.receivers += len(receivers)
        return [_Receiver(receiver, is_async, self) for receiver in receivers]


_dispatch: contextvars.ContextVar[_Dispatch | None] = contextvars.ContextVar(
    "tracer_dispatch", default=None
)


class _Receiver:
    """Stands for a receiver during one dispatch; in all but the call it is the receiver."""

    def __init__(self, receiver: Any, is_async: bool, dispatch: _Dispatch) -> None:
        self.__wrapped__ = receiver
        self._is_async = is_async
        self._dispatch = dispatch

    def __getattr__(self, name: str) -> Any:
        return getattr(self.__wrapped__, name)

    def __call__(self, **named: Any) -> Any:
        if self._is_async:
            return self._await(self.__wrapped__(**named))
        return self._call(named)

    def _call(self, named: dict[str, Any]) -> Any:
        event, scope = self._began()
        try:
            with _noting_exceptions(event), _at(scope):
                return self.__wrapped__(**named)
        finally:
            if self._dispatch.event.method.startswith("a"):
                self._ended(event)

    async def _await(self, coroutine: Awaitable[Any]) -> Any:
        event, scope = self._began()
        try:
            with _noting_exceptions(event):
                return await _Steps(coroutine, scope)
        finally:
            self._ended(event)

    def _began(self) -> tuple[ReceiverCalled, _Scope]:
        depth = self._dispatch.event.depth + 1
        event = ReceiverCalled(depth, callable_name(self.__wrapped__), self._is_async)
        self._dispatch.scope.record(event)
        return event, self._dispatch.scope.inside(event)

    def _ended(self, began: ReceiverCalled) -> None:
        self._dispatch.scope.record(ReceiverEnded(began.depth, began.name, began.is_async))


def _receivers_unwrapped(responses: list[tuple[Any, Any]]) -> list[tuple[Any, Any]]:
    return [(getattr(r, "__wrapped__", r) if type(r) is _Receiver else r, a) for r, a in responses]


@contextmanager
def _sending(
    signal: Signal, method: str, sender: Any, named: dict[str, Any]
) -> Iterator[_Dispatch | None]:
    scope = _scope.get()
    if scope is None:
        yield None
        return
    path = signal_path(signal)
    arguments = {name: describe(value) for name, value in named.items()}
    event = SignalSent(
        scope.depth, path.rpartition(".")[2], path, method, describe(sender), arguments
    )
    scope.record(event)
    dispatch = _Dispatch(signal, event, scope)
    _dispatch.set(dispatch)
    try:
        with _noting_exceptions(event):
            yield dispatch
    finally:
        _dispatch.set(None)


def _send(original: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(original)
    def send(self: Signal, sender: Any, **named: Any) -> Any:
        with _sending(self, original.__name__, sender, named):
            return _receivers_unwrapped(original(self, sender, **named))

    return send


def _asend(original: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(original)
    async def asend(self: Signal, sender: Any, **named: Any) -> Any:
        with _sending(self, original.__name__, sender, named):
            return _receivers_unwrapped(await original(self, sender, **named))

    return asend


def _live_receivers(original: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(original)
    def live_receivers(self: Signal, sender: Any) -> Any:
        dispatch = _dispatch.get()
        found = original(self, sender)
        if dispatch is None or dispatch.signal is not self:
            return found  # somebody asks has_listeners()
        _dispatch.set(None)
        sync, asynchronous = found
        return dispatch.wrapped(sync, False), dispatch.wrapped(asynchronous, True)

    return live_receivers


# The database.

_TRANSACTION = re.compile(
    r"(?:(ROLLBACK TO|SAVEPOINT|RELEASE)(?: SAVEPOINT)?\W+(\w+)|(BEGIN|COMMIT|ROLLBACK)\b)", re.I
)
_TABLE = re.compile(r"\b(?:FROM|INTO|UPDATE|TABLE|ON)\s+[\"`\[]?(\w+)", re.I)


def _statement(connection: Any, sql: str, depth: int) -> Query | Transaction:
    if match := _TRANSACTION.match(sql):
        return Transaction(depth, (match[1] or match[3]).upper(), connection.alias, match[2])
    table = _TABLE.search(sql)
    return Query(
        depth,
        verb=sql.split(None, 1)[0].upper() if sql.strip() else "",
        table=table[1] if table else None,
        text=sql,
        using=connection.alias,
        in_transaction=connection.in_atomic_block or not connection.autocommit,
    )


def _execute(original: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(original)
    def execute(self: CursorWrapper, sql: Any, *args: Any, **kwargs: Any) -> Any:
        if (scope := _scope.get()) is None:
            return original(self, sql, *args, **kwargs)
        event = _statement(self.db, str(sql), scope.depth)
        scope.record(event)
        with _noting_exceptions(event):
            return original(self, sql, *args, **kwargs)

    return execute


def _debug_transaction(original: Callable[..., Any]) -> Callable[..., Any]:
    # Django calls this around the commits, rollbacks and begins that are no statements of their
    # own, which no execute_wrapper() sees.
    @functools.wraps(original)
    @contextmanager
    def debug_transaction(connection: Any, sql: str) -> Iterator[None]:
        if scope := _scope.get():
            event = Transaction(scope.depth, sql, connection.alias)
            scope.record(event)
            with _noting_exceptions(event), original(connection, sql):
                yield
        else:
            with original(connection, sql):
                yield

    return debug_transaction


class _Callback:
    """Stands for a callback of on_commit() while it runs."""

    def __init__(self, function: Callable[[], Any], using: str) -> None:
        self.__wrapped__ = function
        self._using = using

    def __getattr__(self, name: str) -> Any:
        return getattr(self.__wrapped__, name)

    def __call__(self) -> Any:
        if (scope := _scope.get()) is None:
            return self.__wrapped__()
        event = CommitHookRun(scope.depth, callable_name(self.__wrapped__), self._using)
        scope.record(event)
        with _noting_exceptions(event), _at(scope.inside(event)):
            return self.__wrapped__()


def _on_commit(original: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(original)
    def on_commit(self: Any, func: Any, *args: Any, **kwargs: Any) -> Any:
        if callable(func) and (scope := _scope.get()):
            scope.record(CommitHook(scope.depth, callable_name(func), self.alias))
            if not self.in_atomic_block:  # run by the original, at once
                func = _Callback(func, self.alias)
        return original(self, func, *args, **kwargs)

    return on_commit


def _run_hooks(original: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(original)
    def run_and_clear_commit_hooks(self: Any) -> Any:
        if _scope.get() and not self.in_atomic_block:
            self.run_on_commit = [
                (sids, _Callback(func, self.alias), robust)
                for sids, func, robust in self.run_on_commit
            ]  # the original takes them over and leaves an empty list
        return original(self)

    return run_and_clear_commit_hooks


# What is wrapped while a trace is running, and by what.
_WRAPPED: list[tuple[Any, str, Callable[[Any], Any]]] = [
    (Signal, "send", _send),
    (Signal, "send_robust", _send),
    (Signal, "asend", _asend),
    (Signal, "asend_robust", _asend),
    (Signal, "_live_receivers", _live_receivers),
    (CursorWrapper, "_execute_with_wrappers", _execute),
    (base, "debug_transaction", _debug_transaction),
    (base.BaseDatabaseWrapper, "on_commit", _on_commit),
    (base.BaseDatabaseWrapper, "run_and_clear_commit_hooks", _run_hooks),
]
_lock = threading.Lock()
_running = 0
_originals: list[Any] = []


def _begin() -> None:
    global _running
    with _lock:
        if not _running:
            _originals[:] = [vars(owner)[name] for owner, name, _ in _WRAPPED]
            for (owner, name, wrap), original in zip(_WRAPPED, _originals, strict=True):
                setattr(owner, name, wrap(original))
        _running += 1


def _end() -> None:
    global _running
    with _lock:
        _running -= 1
        if not _running:
            for (owner, name, _), original in zip(_WRAPPED, _originals, strict=True):
                setattr(owner, name, original)
            _originals.clear()


@contextmanager
def trace() -> Iterator[Trace]:
    """Record what the block does. Blocks may be nested and may overlap in other tasks."""
    outer = _scope.get()
    depth = outer.depth if outer else 0
    recorded = Trace(depth)
    _scope.set(_Scope((*(outer.traces if outer else ()), recorded), depth))
    _begin()
    try:
        yield recorded
    finally:
        _end()
        recorded.active = False
        left = _scope.get()
        running = tuple(each for each in left.traces if each.active) if left else ()
        _scope.set(_Scope(running, depth) if running else None)


def mark(text: str) -> None:
    """Name a place in the traced code; without a running trace it does nothing."""
    if scope := _scope.get():
        scope.record(Mark(scope.depth, text))
