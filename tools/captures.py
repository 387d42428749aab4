"""Captures of real dispatches: taken, compared, written (`python -m tools.captures [--write]`).

One file for each Django, `captures/django61.json`. It is read by the site's build, which may have
no Django. All names are the code's own, so the words for readers stand in the pages, by name.

    django       "6.1", the feature release
    inventory    {import path: {class, documented, documented_as?}}   every signal Django has
    arguments    {signal name: {path, senders, sent_by, arguments}}
                 senders: [[type, text?], …]; sent_by: send, send_robust, asend, asend_robust
                 arguments: {name: {types, values?, absent_in?}}; `values` where they are few and
                 simple; `absent_in` lists the operations in which the argument is not sent
    receivers    [{signal, receiver, sender?, dispatch_uid?, …}]      Django's own, when all is idle
    operations   {name: {group, code, note?, in_tests?, queries?, sends}}
                 code: what was run, word for word, from captures/operations/<group>.py
                 queries: [alone, listened], the SQL statements, without transactions
                 sends: one row for each signal, sender and set of simple arguments, in the order of
                 first appearance: {signal, sender, times, alone?, by?, details?}
    timelines    {name: {code, note?, listeners?, events}}            from captures/timelines.py

Every operation runs twice: alone, with Django's own receivers, and listened, with a receiver that
does nothing connected to every signal. `times` counts the second run; `alone` the first, where it
differs: m2m_changed and some delete signals are sent only where somebody listens, and
`"alone": 0` says so. `by` is there unless it is `send`.

An event of a timeline is one of these, `depth` saying what it happened in:

    {kind: signal, depth, name, path, method, sender: [type, text], arguments: {name: [type, text]},
     receivers: how many listen, raised?}
    {kind: receiver, depth, name, is_async, raised?}      and receiver_end where they may overlap
    {kind: sql, depth, verb, table?, text, using, in_transaction, raised?}
    {kind: transaction, depth, action, using, savepoint?}  BEGIN, COMMIT, ROLLBACK, SAVEPOINT …
    {kind: on_commit, depth, name, using}                  a callback is registered
    {kind: on_commit_run, depth, name, using, raised?}     and runs
    {kind: omitted, depth, names}                          left out, as not to the point

For example, from operations (the file has one row a line):

    "save_new": {"group": "saving", "code": "tag.save()", "queries": [1, 1], "sends": [
      {"signal": "pre_save", "sender": "catalogue.Tag", "times": 1,
       "details": {"raw": "False", "using": "'default'", "update_fields": "None"}},
      …]}
"""

from __future__ import annotations

import argparse
import gc
import json
import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tools.faults import Fault, report
from tools.repository import ROOT, file_name, held_to, relative

if TYPE_CHECKING:
    from captures.world import World
    from tracer import Trace
    from tracer.names import Value

CAPTURES = ROOT / "captures"
WIDTH = 100
MOST_VALUES = 8

# Values that say something by themselves; the rest of an argument is told by its type.
SIMPLE = {"None", "bool", "int", "str", "set", "frozenset"}
# Counted by kind: which historical models a migration builds changes with the shop.
BY_TYPE = {"historical model class"}
# Groups whose number of queries says something about the shop and SQLite only.
NOT_COUNTED = {"database", "testing"}
# A free text is no value of an argument.
FREE = {"setting", "value", "file_path"}
# Keys and data of sessions.
RANDOM = re.compile(r"'(?:[a-z0-9]{32}|e30:[^']*)'")

REASON = "Tables and pictures of the site are drawn from this file, and sentences rest on them."
REMEDY = "If Django does that now: `make update ALL=1`, then read the pages that show it."


def capture_path(version: str) -> Path:
    """The file of a Django release: captures/django61.json for "6.1"."""
    return CAPTURES / f"{file_name(version)}.json"


def installed() -> str:
    """The feature release of the Django installed; of one yet to come, the newest known."""
    import django

    return held_to(django.VERSION[:2])


def load(version: str) -> dict[str, Any]:
    """What is recorded for a Django release."""
    return json.loads(capture_path(version).read_text("utf-8"))


# Taking a capture.


def capture() -> dict[str, Any]:
    """Run everything on the Django installed. Sets Django up, so once in a process."""
    from captures.world import world

    with world() as here:
        from captures.operations import operations
        from captures.timelines import timelines
        from tools.inventory import DOCUMENTED_AS, UNDOCUMENTED, inventory

        signals = inventory()
        receivers = _receivers(signals)  # before anything is done that connects more
        arguments = _Arguments()
        recorded = {name: _operation(op, here, arguments) for name, op in operations().items()}
        return {
            "django": installed(),
            "inventory": {
                path: {"class": type(signal).__name__, "documented": path not in UNDOCUMENTED}
                | ({"documented_as": DOCUMENTED_AS[path]} if path in DOCUMENTED_AS else {})
                for path, signal in signals.items()
            },
            "arguments": arguments.as_json(),
            "receivers": receivers,
            "operations": recorded,
            "timelines": {name: _timeline(name, here) for name in timelines()},
        }


def nobody(**kwargs: object) -> None:
    """The receiver that makes Django send what it sends only where somebody listens."""


def _traced(run: Callable[[Any], None], here: World, listen: bool = False) -> Trace:
    """Run something in an empty database, with Django's own receivers, and `nobody` if asked."""
    from tools.inventory import inventory
    from tools.receivers import restored
    from tracer import trace

    found: list[Trace] = []

    @contextmanager
    def observer() -> Iterator[None]:
        if listen:
            for signal in inventory().values():
                signal.connect(nobody)
        with trace() as happened:
            found.append(happened)
            yield

    here.reset()
    with restored(keep=("django",)):
        run(observer)
    return found[0]


def _operation(operation: Any, here: World, arguments: _Arguments) -> dict[str, Any]:
    alone = _traced(operation.run, here)
    listened = _traced(operation.run, here, listen=True)
    counts = [_counted(happened) for happened in (listened, alone)]
    sends = []
    for row in counts[0] | counts[1]:
        times, times_alone = (count.get(row, 0) for count in counts)
        sends.append(
            {"signal": row[0], "sender": row[1], "times": times}
            | ({} if times == times_alone else {"alone": times_alone})
            | ({} if row[2] == "send" else {"by": row[2]})
            | ({"details": dict(row[3])} if row[3] else {})
        )
    for happened in (alone, listened):
        arguments.add(operation.name, happened)
    return (
        {"group": operation.group, "code": operation.code}
        | ({"note": operation.note} if operation.note else {})
        | ({"in_tests": True} if operation.in_tests else {})
        | (
            {}
            if operation.group in NOT_COUNTED
            else {"queries": [_queries(alone), _queries(listened)]}
        )
        | {"sends": sends}
    )


def _counted(happened: Trace) -> dict[tuple[str, str, str, tuple[tuple[str, str], ...]], int]:
    counts: dict[tuple[str, str, str, tuple[tuple[str, str], ...]], int] = {}
    for sent in happened.signals:
        sender = sent.sender.type if sent.sender.type in BY_TYPE else sent.sender.text
        details = tuple((k, v.text) for k, v in sent.arguments.items() if v.type in SIMPLE)
        row = (sent.name, sender, sent.method, details)
        counts[row] = counts.get(row, 0) + 1
    return counts


def _queries(happened: Trace) -> int:
    return sum(event.kind == "sql" for event in happened.events)


@dataclass
class _Seen:
    """What was seen of one argument."""

    types: set[str] = field(default_factory=set)
    values: dict[str, bool] = field(default_factory=dict)  # text: whether it is simple
    present_in: set[str] = field(default_factory=set)


class _Arguments:
    """The arguments of each signal, over all operations."""

    def __init__(self) -> None:
        self.paths: dict[str, str] = {}
        self.senders: dict[str, set[tuple[str, ...]]] = {}
        self.methods: dict[str, set[str]] = {}
        self.absent_in: dict[str, dict[str, set[str]]] = {}
        self.seen: dict[str, dict[str, _Seen]] = {}
        self.sent_in: dict[str, list[tuple[str, frozenset[str]]]] = {}

    def add(self, operation: str, happened: Trace) -> None:
        """Take in what an operation sent."""
        for sent in happened.signals:
            self.paths[sent.name] = sent.path
            self.senders.setdefault(sent.name, set()).add(_sender_kind(sent.sender))
            self.methods.setdefault(sent.name, set()).add(sent.method)
            self.sent_in.setdefault(sent.name, []).append((operation, frozenset(sent.arguments)))
            seen = self.seen.setdefault(sent.name, {})
            for name, value in sent.arguments.items():
                argument = seen.setdefault(name, _Seen())
                argument.types.add(value.type)
                simple = value.type in ("None", "bool", "str") and name not in FREE
                argument.values[value.text] = simple

    def as_json(self) -> dict[str, Any]:
        """The section `arguments`."""
        return {
            name: {
                "path": self.paths[name],
                "senders": [list(sender) for sender in sorted(self.senders[name])],
                "sent_by": sorted(self.methods[name]),
                "arguments": {
                    argument: self._argument(name, argument) for argument in self.seen[name]
                },
            }
            for name in sorted(self.seen)
        }

    def _argument(self, signal: str, name: str) -> dict[str, Any]:
        seen = self.seen[signal][name]
        absent = {operation for operation, names in self.sent_in[signal] if name not in names}
        few = len(seen.values) <= MOST_VALUES and all(seen.values.values())
        return (
            {"types": sorted(seen.types)}
            | ({"values": sorted(seen.values)} if few else {})
            | ({"absent_in": sorted(absent)} if absent else {})
        )


def _sender_kind(sender: Value) -> tuple[str, ...]:
    return tuple(sender) if sender.type in ("class", "str") else (sender.type,)


def _receivers(signals: dict[str, Any]) -> list[dict[str, Any]]:
    from tools.receivers import restored
    from tracer.connections import connections

    gc.collect()  # every historical User that a migration made listens until it is collected
    rows = []
    with restored(keep=("django",)):
        for each in connections(signals):
            row = (
                {"signal": each.signal, "receiver": each.receiver}
                | ({"sender": each.sender} if each.sender else {})
                | ({"dispatch_uid": each.dispatch_uid} if each.dispatch_uid else {})
                | ({} if each.weak else {"weak": False})
                | ({"is_async": True} if each.is_async else {})
            )
            if row not in rows:  # the same method of several objects
                rows.append(row)
    return rows


def _timeline(name: str, here: World) -> dict[str, Any]:
    from captures.operations import drive, observed_lines
    from captures.timelines import timelines
    from tracer.connections import connections

    function = timelines()[name]
    listeners = []

    def run(observer: Callable[[], AbstractContextManager[None]]) -> None:
        @contextmanager
        def observer_of_listeners() -> Iterator[None]:
            listeners.extend(each for each in connections() if not each.of_django)
            with observer():
                yield

        drive(function, observer_of_listeners)

    happened = _traced(run, here)
    events = _side_by_side(json.loads(RANDOM.sub("'…'", json.dumps(happened.as_json()))))
    if name == "migrate":
        events = _only_app("audit", events)
    heard = [
        {"signal": each.signal, "receiver": each.receiver}
        | ({"sender": each.sender} if each.sender else {})
        for each in listeners
    ]
    return (
        {"code": observed_lines(function)}
        | ({"note": function.__doc__} if function.__doc__ else {})
        | ({"listeners": heard} if heard else {})
        | {"events": events}
    )


def _side_by_side(events: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Sync before async where receivers begin or end together: what is first is left to chance."""
    ordered: list[dict[str, Any]] = []
    for (kind, _), group in groupby(events, key=lambda event: (event["kind"], event["depth"])):
        together = list(group)
        if kind in ("receiver", "receiver_end"):
            together.sort(key=lambda event: event["is_async"])
        ordered += together
    return ordered


def _only_app(label: str, events: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The events that concern one app, without the making of objects; of the rest, the kinds."""
    kept: list[dict[str, Any]] = []
    inside = False
    for event in events:
        name = event.get("name") or f"{event.get('verb')} {event.get('table') or ''}".rstrip()
        if event["depth"] == 0:
            about = (event.get("sender", [""])[-1], event.get("table") or "", event.get("text", ""))
            inside = (
                event["kind"] == "transaction"
                or name == "INSERT django_migrations"
                or any(text == label or f"{label}_" in text for text in about)
            )
        if inside and name not in ("pre_init", "post_init"):
            kept.append(event)
        elif event["depth"] == 0:
            if not kept or kept[-1]["kind"] != "omitted":
                kept.append({"kind": "omitted", "depth": 0, "names": []})
            if name not in kept[-1]["names"]:
                kept[-1]["names"].append(name)
    return kept


# Comparing and writing.


def differences(recorded: dict[str, Any], fresh: dict[str, Any], path: Path) -> list[Fault]:
    """What a fresh capture has otherwise, each place once."""
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    version = fresh["django"]
    return [
        Fault(
            f"{relative(path)}:{_line_of(lines, where)}",
            f"{' > '.join(where)}: recorded {_short(old)}, captured on Django {version}: "
            f"{_short(new)}",
            REASON,
            REMEDY,
        )
        for where, old, new in _differing((), recorded, fresh)
    ]


_NOTHING = object()


def _differing(
    where: tuple[str, ...], old: Any, new: Any
) -> Iterator[tuple[tuple[str, ...], Any, Any]]:
    if type(old) is type(new) is dict and _is_section(old, new):
        for key in [*old, *(key for key in new if key not in old)]:
            yield from _differing((*where, key), old.get(key, _NOTHING), new.get(key, _NOTHING))
        if old.keys() == new.keys() and list(old) != list(new):
            yield (*where, "order"), list(old), list(new)
    elif type(old) is type(new) is list and (old or new) and old != new:
        for number in range(max(len(old), len(new))):
            pair = [rows[number] if number < len(rows) else _NOTHING for rows in (old, new)]
            if pair[0] != pair[1]:
                yield (*where, f"row {number + 1}"), *pair
                return  # what follows is shifted
    elif old != new:
        yield where, old, new


def _is_section(*values: dict[str, Any]) -> bool:
    """Whether a dict has entries of its own, or is one row."""
    return any(isinstance(part, dict | list) for value in values for part in value.values())


def _line_of(lines: list[str], where: tuple[str, ...]) -> int:
    """The line on which the keys of a path stand, as far as they can be followed."""
    at = 0
    for key in where:
        if row := re.fullmatch(r"row (\d+)", key):
            return min(at + 1 + int(row[1]), len(lines) or 1)
        start = f"{json.dumps(key, ensure_ascii=False)}:"
        for number in range(at, len(lines)):
            if lines[number].lstrip().startswith(start):
                at = number
                break
        else:
            break
    return at + 1


def _short(value: Any) -> str:
    if value is _NOTHING:
        return "nothing"
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 300 else f"{text[:299]}…"


def as_text(value: Any) -> str:
    """JSON with one fact a line, so that a difference is one line too."""
    return _pretty(value, "") + "\n"


def _pretty(value: Any, indent: str, row: bool = False) -> str:
    flat = json.dumps(value, ensure_ascii=False)
    if row or not isinstance(value, dict | list) or len(indent) + len(flat) < WIDTH:
        return flat
    deeper = indent + " "
    if isinstance(value, list):
        inside = [deeper + _pretty(item, deeper, row=True) for item in value]
        return "[\n" + ",\n".join(inside) + f"\n{indent}]"
    inside = [f"{deeper}{json.dumps(k)}: {_pretty(v, deeper)}" for k, v in value.items()]
    return "{\n" + ",\n".join(inside) + f"\n{indent}}}"


def write(fresh: dict[str, Any]) -> bool:
    """Write a capture to its file; whether that changed it."""
    path, text = capture_path(fresh["django"]), as_text(fresh)
    if path.exists() and path.read_text("utf-8") == text:
        return False
    path.write_text(text, "utf-8", newline="\n")
    return True


def main(arguments: list[str] | None = None) -> int:
    """Compare with the record of the Django installed, or write it, or print the fresh capture."""
    parser = argparse.ArgumentParser(prog="python -m tools.captures", description=main.__doc__)
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--write", action="store_true", help="write what was captured")
    how.add_argument("--print", action="store_true", help="print what was captured as JSON")
    options = parser.parse_args(arguments)
    fresh = capture()
    if options.print:
        print(as_text(fresh), end="")
        return 0
    path = capture_path(fresh["django"])
    if options.write:
        print(f"{relative(path)}: {'written' if write(fresh) else 'as before'}")
        return 0
    recorded = load(fresh["django"]) if path.exists() else {}
    faults = differences(recorded, fresh, path)
    print(report(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
