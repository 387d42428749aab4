"""manage.py list_receivers: who listens?"""

from __future__ import annotations

import argparse
import difflib
from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django.apps import apps
from django.core.management import BaseCommand, CommandError, CommandParser
from django.dispatch import Signal

from tracer.connections import Connection, connections
from tracer.names import named_signals


class Command(BaseCommand):
    help = "List the connected receivers by signal, in the order in which they are called."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--signal", help="only this signal, such as post_save")
        parser.add_argument(
            "--sender", help="only receivers called for this model, such as orders.Order"
        )
        parser.add_argument(
            "--django",
            action=argparse.BooleanOptionalAction,
            default=True,
            help="with the receivers of Django itself, or without them",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        signals = named_signals()
        if options["signal"]:
            signals = _chosen(options["signal"], signals)
        sender = _model(options["sender"]) if options["sender"] else None
        found = [
            each for each in connections(signals, sender) if options["django"] or not each.of_django
        ]
        self.stdout.write(_listing(found))


def _chosen(name: str, signals: dict[str, Signal]) -> dict[str, Signal]:
    found = {p: s for p, s in signals.items() if name in (p, p.rpartition(".")[2])}
    if not found:
        names = [path.rpartition(".")[2] for path in signals]
        close = difflib.get_close_matches(name, names) or sorted(names)
        raise CommandError(f"No signal is named {name!r}. Did you mean: {', '.join(close)}?")
    return found


def _model(label: str) -> Any:
    try:
        return apps.get_model(label)
    except (LookupError, ValueError) as error:
        raise CommandError(f"{error} Write the sender as app_label.Model: orders.Order.") from error


def _listing(found: Iterable[Connection]) -> str:
    lines = []
    for signal, group in groupby(found, key=lambda each: each.signal):
        lines.append(signal)
        for each in group:
            facts = [f"from {each.sender or 'any sender'}"]
            facts += ["async"] if each.is_async else []
            facts += [] if each.weak else ["strong reference"]
            facts += [f"dispatch_uid={each.dispatch_uid!r}"] if each.dispatch_uid else []
            lines.append(f"    {each.receiver}  {each.place}")
            lines.append(f"        {', '.join(facts)}")
    return "\n".join(lines) if lines else "Nobody listens."
