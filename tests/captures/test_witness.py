"""Witnesses that are not the tracer confirm the captures.

Plain receivers, functions in the place of `Signal.send()`, SQLite's report of its statements
(witness.py), the source of Django, and facts written down by hand.
"""

from __future__ import annotations

import ast
import asyncio
import importlib
import json
import os
import subprocess
import sys
import threading
import time
import weakref
from collections import Counter
from pathlib import Path
from typing import Any

import django
import pytest
from django.apps import apps
from django.core.files.storage import Storage
from django.dispatch import Signal

from tools.captures import installed, load
from tools.inventory import inventory
from tools.receivers import restored

CAPTURE = load(installed())
OPERATIONS = CAPTURE["operations"]
SIGNALS = inventory()  # here, so that what Django connects on import is there before any test


@pytest.fixture(scope="session")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What witness.py saw; it runs once, also where pytest runs in several processes."""
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    result = folder / "witness.json"
    try:
        (folder / "witness.begun").touch(exist_ok=False)
    except FileExistsError:
        for _ in range(6000):
            if result.exists():
                break
            time.sleep(0.05)
    else:
        command = [sys.executable, "-X", "utf8", str(Path(__file__).with_name("witness.py"))]
        ran = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
        unfinished = result.with_suffix(".unfinished")
        unfinished.write_text(ran.stdout if ran.returncode == 0 else ran.stderr, "utf-8")
        unfinished.rename(result)
    text = result.read_text("utf-8")
    assert text.startswith("{"), text
    return json.loads(text)


# The inventory.


def test_memory_holds_the_signals_of_the_inventory(seen: dict[str, Any]) -> None:
    assert seen["inventory"] == list(CAPTURE["inventory"])


@pytest.mark.parametrize("path", CAPTURE["inventory"])
def test_import_path_leads_to_the_signal(path: str) -> None:
    signal = getattr(importlib.import_module(path.rpartition(".")[0]), path.rpartition(".")[2])
    assert isinstance(signal, Signal)
    facts = CAPTURE["inventory"][path]
    assert type(signal).__name__ == facts["class"]
    if other := facts.get("documented_as"):
        module, _, name = other.rpartition(".")
        assert getattr(importlib.import_module(module), name) is signal


def _listening(signal: Signal, sender: object) -> list[object]:
    """The receivers, ordinary and async, that would be called for a sender.

    Without those of storages: each connects itself to setting_changed when it is first used.
    """
    found = [receiver for group in signal._live_receivers(sender) for receiver in group]
    return [r for r in found if not isinstance(getattr(r, "__self__", None), Storage)]


def test_receivers_of_django_are_connected() -> None:
    signals = {path: SIGNALS[path] for path in CAPTURE["inventory"]}
    with restored(keep=("django",)):
        for row in CAPTURE["receivers"]:
            signal = signals[row["signal"]]
            sender = apps.get_app_config(row["sender"]) if "sender" in row else None
            # A signal that caches cannot be asked about None.
            assert signal.has_listeners(sender or object), row
            if uid := row.get("dispatch_uid"):
                assert signal.disconnect(sender=sender, dispatch_uid=uid), row
            else:
                for receiver in named(row["receiver"], signal):
                    assert signal.disconnect(receiver, sender), row
        for path, signal in signals.items():
            senders = [object, *apps.get_app_configs(), *apps.get_models()]
            left = {receiver for sender in senders for receiver in _listening(signal, sender)}
            assert not left, f"{path} has receivers that no capture tells of: {left}"


def named(path: str, signal: Any) -> list[Any]:
    """The function with this dotted name, or the methods with it that are connected."""
    module, _, name = path.rpartition(".")
    if module in sys.modules:
        return [getattr(sys.modules[module], name)]
    entries = [entry[1] for entry in signal.receivers]
    methods = [entry() for entry in entries if isinstance(entry, weakref.WeakMethod)]
    return [m for m in methods if m and f"{m.__module__}.{m.__qualname__}" == path]


# What sends what.


def recorded(operation: str, column: str) -> dict[str, dict[str, int]]:
    """{signal: {sender: times}} as captured; column is "times" or "alone"."""
    counts: dict[str, Counter[str]] = {}
    for row in OPERATIONS[operation]["sends"]:
        times = row.get(column, row["times"])
        if times:
            counts.setdefault(row["signal"], Counter())[row["sender"]] += times
    return {signal: dict(senders) for signal, senders in counts.items()}


def disagreement(operation: str, captured: Any, witnessed: Any, who: str) -> str:
    """Each signal and sender on which a capture and a witness differ."""
    lines = []
    for signal in sorted(captured.keys() | witnessed.keys()):
        mine, theirs = captured.get(signal, {}), witnessed.get(signal, {})
        for sender in sorted(mine.keys() | theirs.keys()):
            pair = mine.get(sender, 0), theirs.get(sender, 0)
            if pair[0] != pair[1]:
                lines.append(
                    f"{operation}: the capture has {signal} from {sender} {pair[0]} times, "
                    f"{who} {pair[1]} times"
                )
    return "\n".join(lines)


@pytest.mark.parametrize("operation", OPERATIONS)
def test_plain_receivers_hear_what_was_captured(operation: str, seen: dict[str, Any]) -> None:
    heard = seen["heard"][operation]
    said = disagreement(operation, recorded(operation, "times"), heard, "plain receivers heard it")
    assert not said, said


@pytest.mark.parametrize("operation", OPERATIONS)
def test_what_is_sent_although_nobody_listens(operation: str, seen: dict[str, Any]) -> None:
    sent = seen["sent"][operation]
    said = disagreement(operation, recorded(operation, "alone"), sent, "Django called send()")
    assert not said, said


def test_no_operation_is_left_out(seen: dict[str, Any]) -> None:
    assert set(seen["heard"]) == set(OPERATIONS)


# Written by hand: from Django's documentation, its source, and tests of our own elsewhere.
KNOWN = [
    ("construct", {"pre_init": 1, "post_init": 1, "pre_save": 0}),
    ("save_new", {"pre_save": 1, "post_save": 1, "pre_init": 0}),
    ("save_existing", {"pre_save": 1, "post_save": 1}),
    ("save_update_fields_empty", {"pre_save": 0, "post_save": 0}),
    ("save_refused_by_database", {"pre_save": 1, "post_save": 0}),
    ("save_force_update_of_missing_row", {"pre_save": 1, "post_save": 0}),
    ("get_or_create_existing", {"pre_save": 0, "post_save": 0, "post_init": 1}),
    ("update_or_create_existing_without_defaults", {"pre_save": 0, "post_save": 0}),
    ("bulk_create", {"pre_save": 0, "post_save": 0}),
    ("bulk_update", {"pre_save": 0, "post_save": 0}),
    ("queryset_update", {"pre_save": 0, "post_save": 0, "pre_init": 0}),
    ("raw_sql_insert", {"pre_save": 0, "post_save": 0}),
    ("queryset_delete", {"pre_delete": 2, "post_delete": 2}),
    ("queryset_raw_delete", {"pre_delete": 0, "post_delete": 0}),
    ("delete_cascade", {"pre_delete": 3, "post_delete": 3}),
    ("delete_set_null", {"pre_delete": 1, "pre_save": 0}),
    ("delete_protected", {"pre_delete": 0, "post_delete": 0}),
    ("delete_do_nothing", {"pre_delete": 1, "post_delete": 1}),  # refused only by the COMMIT
    ("reverse_fk_add", {"pre_save": 0, "post_save": 0}),
    ("reverse_fk_add_bulk_false", {"pre_save": 1, "post_save": 1}),
    ("m2m_add", {"m2m_changed": 2, "pre_save": 0}),
    ("m2m_add_existing", {"m2m_changed": 2}),
    ("m2m_add_nothing", {"m2m_changed": 0}),
    ("m2m_set", {"m2m_changed": 4}),
    ("m2m_set_same", {"m2m_changed": 0}),
    ("m2m_clear_empty", {"m2m_changed": 2}),
    ("m2m_symmetrical_add", {"m2m_changed": 2}),
    ("through_create", {"m2m_changed": 0, "post_save": 0}),
    ("own_through_create", {"m2m_changed": 0, "post_save": 1}),
    ("child_create", {"post_save": 1}),
    ("child_delete", {"post_delete": 2}),
    ("loaddata_many_to_many", {"post_save": 2, "m2m_changed": 2}),
    ("form_save_without_commit", {"pre_save": 0, "m2m_changed": 0}),
    ("all_rows", {"pre_init": 2, "post_init": 2}),
    ("values", {"pre_init": 0, "post_init": 0}),
    ("login_user", {"user_logged_in": 1, "post_save": 2}),
    ("logout_anonymous", {"user_logged_out": 1}),
    ("authenticate_wrong", {"user_login_failed": 1}),
    ("wsgi_error", {"request_started": 1, "got_request_exception": 1, "request_finished": 1}),
    ("wsgi_not_found", {"request_started": 1, "got_request_exception": 0, "request_finished": 1}),
    ("view_called_directly", {"request_started": 0, "request_finished": 0}),
    ("migrate_plan", {"pre_migrate": 0, "post_migrate": 0}),
    ("flush_without_post_migrate", {"post_migrate": 0}),
    ("override_settings_block", {"setting_changed": 2}),
    ("settings_assigned", {"setting_changed": 0}),
    ("connection_first_query", {"connection_created": 1}),
    ("connection_second_query", {"connection_created": 0}),
    ("define_abstract_model", {"class_prepared": 0}),
    ("define_model_with_many_to_many", {"class_prepared": 2}),
    ("template_outside_test", {"template_rendered": 0}),
]
if django.VERSION >= (6, 0):
    KNOWN += [
        ("task_enqueue_immediate", {"task_enqueued": 1, "task_started": 1, "task_finished": 1}),
        ("task_enqueue_dummy", {"task_enqueued": 1, "task_started": 0, "task_finished": 0}),
    ]
if django.VERSION >= (6, 1):
    KNOWN += [("delete_db_cascade", {"pre_delete": 1, "post_delete": 1})]


@pytest.mark.parametrize(("operation", "facts"), KNOWN, ids=[name for name, _ in KNOWN])
def test_known_cells(operation: str, facts: dict[str, int]) -> None:
    captured = recorded(operation, "times")
    assert {signal: sum(captured.get(signal, {}).values()) for signal in facts} == facts


def test_known_details() -> None:
    def details(operation: str, signal: str) -> list[dict[str, str]]:
        rows = OPERATIONS[operation]["sends"]
        return [row["details"] for row in rows if row["signal"] == signal]

    (new,) = details("save_new", "post_save")
    assert new == {
        "created": "True",
        "update_fields": "None",
        "raw": "False",
        "using": "'default'",
    }
    (deferred,) = details("save_deferred", "post_save")
    assert deferred["update_fields"] == "{'name', 'orders_count'}"
    actions = [row["action"] for row in details("m2m_set", "m2m_changed")]
    assert actions == ["'pre_remove'", "'post_remove'", "'pre_add'", "'post_add'"]
    assert {row["pk_set"] for row in details("m2m_add_existing", "m2m_changed")} == {"set()"}
    assert {row["reverse"] for row in details("m2m_reverse_add", "m2m_changed")} == {"True"}
    loaded = details("loaddata_many_to_many", "m2m_changed")
    assert {row.get("raw") for row in loaded} == {"True" if django.VERSION >= (6, 1) else None}


# Arguments.


@pytest.mark.parametrize("signal", CAPTURE["arguments"])
def test_receivers_get_arguments_of_the_types_captured(signal: str, seen: dict[str, Any]) -> None:
    captured = CAPTURE["arguments"][signal]["arguments"]
    witnessed = seen["arguments"][signal]
    types = {name: sorted(kinds) for name, kinds in witnessed.get("arguments", {}).items()}
    assert {name: facts["types"] for name, facts in captured.items()} == types


@pytest.mark.parametrize("signal", CAPTURE["arguments"])
def test_argument_is_absent_where_the_capture_says(signal: str, seen: dict[str, Any]) -> None:
    witnessed = seen["arguments"][signal]
    for name, facts in CAPTURE["arguments"][signal]["arguments"].items():
        always = sum(witnessed["arguments"][name].values()) == witnessed["times"]
        assert always == ("absent_in" not in facts), name


def sent_in_source() -> dict[str, set[str]]:
    """The names of arguments with which Django's source sends each signal."""
    names = {path.rpartition(".")[2] for path in SIGNALS}
    found: dict[str, set[str]] = {}
    passed_on: dict[str, set[str]] = {}
    for source in Path(django.__path__[0]).rglob("*.py"):
        text = source.read_text("utf-8")
        if "send" not in text and "emit_" not in text:
            continue
        for node in ast.walk(ast.parse(text)):
            match node:
                case ast.Call(
                    func=ast.Attribute(
                        value=ast.Name(id=name) | ast.Attribute(attr=name),
                        attr="send" | "asend" | "send_robust" | "asend_robust",
                    )
                ) if name in names:
                    keywords = {each.arg for each in node.keywords if each.arg}
                    found.setdefault(name, set()).update(keywords - {"sender"})
                case ast.Call(
                    func=ast.Name(id="emit_pre_migrate_signal" | "emit_post_migrate_signal" as name)
                ):
                    # These have three arguments of their own and pass the others on.
                    keywords = {each.arg for each in node.keywords if each.arg}
                    keywords -= {"verbosity", "interactive", "db"}
                    signal = name.removeprefix("emit_").removesuffix("_signal")
                    passed_on.setdefault(signal, set()).update(keywords)
    for signal, keywords in passed_on.items():
        found[signal] |= keywords
    return found


def test_source_of_django_sends_the_arguments_captured() -> None:
    captured = {name: set(facts["arguments"]) for name, facts in CAPTURE["arguments"].items()}
    assert captured == sent_in_source()


# Timelines.

# Elsewhere SQLite cannot report: the work is done on another connection, or only a part is kept.
ONLY_SIGNALS = {"request_wsgi", "request_wsgi_streaming", "request_asgi"}
PARTLY_KEPT = {"migrate"}


@pytest.mark.parametrize("name", [n for n in CAPTURE["timelines"] if n not in PARTLY_KEPT])
def test_timeline_is_in_the_order_of_the_witness(name: str, seen: dict[str, Any]) -> None:
    captured = []
    for event in CAPTURE["timelines"][name]["events"]:
        match event["kind"]:
            case "signal":
                known = any(path == event["path"] for path in CAPTURE["inventory"])
                captured.append(f"{event['name'] if known else 'own'} {event['sender'][1]}")
            case "sql" if name not in ONLY_SIGNALS:
                captured.append(event["verb"])
            case "transaction":
                captured.append(event["action"])
            case "on_commit_run":
                captured.append(f"{event['name'].rpartition('.')[2]} runs")
    log = [line for line in seen["log"][name] if name not in ONLY_SIGNALS or " " in line]
    assert captured == log


def test_order_of_mixed_receivers() -> None:
    """As in the timelines asend_mixed and send_mixed, with receivers that write a list."""
    signal, log = Signal(), []
    loops = []

    def sync(**kwargs: object) -> None:
        log.append("sync begins")
        for loop in loops * 20:  # time for whoever is to begin meanwhile
            turned = threading.Event()
            loop.call_soon_threadsafe(turned.set)
            turned.wait()
        log.append("sync ends")

    async def asynchronous(**kwargs: object) -> None:
        log.append("async begins")
        while "sync ends" not in log:
            await asyncio.sleep(0.001)
        log.append("async ends")

    async def main() -> None:
        loops.append(asyncio.get_running_loop())
        await signal.asend(sender=None)

    signal.connect(asynchronous)
    signal.connect(sync)
    asyncio.run(main())
    one_after_the_other = ["sync begins", "sync ends", "async begins", "async ends"]
    if django.VERSION >= (6, 1):
        assert log == one_after_the_other
    else:
        assert sorted(log[:2]) == ["async begins", "sync begins"]
        assert log[2:] == ["sync ends", "async ends"]

    kinds = [event["kind"] for event in CAPTURE["timelines"]["asend_mixed"]["events"][1:]]
    begun_before_first_end = kinds.index("receiver_end")
    # On 6.1 the second sync receiver begins after the first has ended, and the async ones after it.
    assert begun_before_first_end == (1 if django.VERSION >= (6, 1) else 3)

    log.clear()
    loops.clear()
    signal.send(sender=None)
    assert log == one_after_the_other
    sent = [
        (event["kind"], event["is_async"])
        for event in CAPTURE["timelines"]["send_mixed"]["events"][1:]
    ]
    assert sent[:4] == [("receiver", False)] * 2 + [("receiver", True)] * 2
