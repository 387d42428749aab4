"""Times what signals cost, in ratios (`python -m benchmarks.signals [--write]`).

Everything runs on the models of the sample project with SQLite in memory, where a statement is as
cheap as it gets: with a database server the share of the dispatch itself is smaller still. Nothing
waits for a disk or a network, so the time is that of the processor, which other programs disturb
least. The cases of a group take turns; in each round a case is divided by the first one, and the
median of all rounds counts. Ratios hardly differ between machines, seconds do.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from tools.repository import ROOT

RESULTS = ROOT / "benchmarks" / "signals.json"
ROWS = 1000
CALLS = 1000
SAVES = 50


class Sender:
    """The sender of the signals that are made here."""


class Other:
    """A sender nobody sends with."""


def nothing() -> None:
    """Nothing to prepare, nothing to take back."""


@dataclass(frozen=True)
class Case:
    """What is timed; `prepare` and `clean` run around it, outside of the clock.

    times: how often `action` does the thing that is compared.
    """

    action: Callable[[], object]
    times: int = 1
    prepare: Callable[[], object] = nothing
    clean: Callable[[], object] = nothing

    def seconds(self) -> float:
        """The time of doing it once."""
        self.prepare()
        try:
            started = time.process_time()
            self.action()
            return (time.process_time() - started) / self.times
        finally:
            self.clean()


Groups = dict[str, dict[str, Case]]


def measure(cases: dict[str, Case], runs: int) -> dict[str, list[float]]:
    """The times of each case in seconds, round by round; the first round is not counted."""
    taken: dict[str, list[float]] = {name: [] for name in cases}
    for number in range(runs + 1):
        for name, case in cases.items():
            seconds = case.seconds()
            if number:
                taken[name].append(seconds)
    return taken


def ratios(taken: dict[str, list[float]]) -> dict[str, float]:
    """The median over all rounds of a case's time as a multiple of the first case's."""
    first = next(iter(taken.values()))
    return {
        name: round(statistics.median(a / b for a, b in zip(times, first, strict=True)), 2)
        for name, times in taken.items()
    }


@contextmanager
def shop() -> Iterator[None]:
    """The sample project on empty databases in memory, with only Django's own receivers."""
    os.environ["SHOP_DATABASE"] = os.environ["SHOP_ARCHIVE"] = ":memory:"
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
    sys.path.insert(0, str(ROOT / "sample_project"))
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    from tools.receivers import restored

    settings.DEBUG = False  # otherwise every statement is kept in connection.queries
    with restored(keep=("django",)):
        call_command("migrate", verbosity=0)
        yield


def groups() -> Groups:
    """Every comparison. Needs the shop."""
    from django.db.models.signals import ModelSignal, post_delete, post_init, post_save
    from django.dispatch import Signal

    from catalogue.models import Product, Tag
    from orders.models import Customer, Order, OrderLine

    def empty(**kwargs: Any) -> None:
        """A receiver that does nothing."""

    def querying(instance: Customer, **kwargs: Any) -> None:
        Order.objects.filter(customer=instance).count()

    def heard_by(count: int, signal: Signal, sender: type) -> Signal:
        for _ in range(count):

            def receiver(**kwargs: Any) -> None:
                """Another receiver that does nothing."""

            signal.connect(receiver, sender=sender, weak=False)
        return signal

    def sending(signal: Signal) -> Case:
        def send() -> None:
            for _ in range(CALLS):
                signal.send(Sender, instance=None)

        return Case(send, CALLS)

    def listening(signal: Signal, sender: type, receiver: Callable[..., None], case: Case) -> Case:
        """The same case while a receiver is connected."""

        def connect() -> None:
            case.prepare()
            signal.connect(receiver, sender=sender)

        def disconnect() -> None:
            signal.disconnect(receiver, sender=sender)
            case.clean()

        return Case(case.action, case.times, connect, disconnect)

    customer = Customer.objects.create(name="Ann")
    order = Order.objects.create(number="A-1", customer=customer)
    tea = Product.objects.create(name="Tea")
    Tag.objects.bulk_create([Tag(name=f"tag {number}") for number in range(ROWS)])

    def save() -> None:
        for _ in range(SAVES):
            customer.save()

    def lines() -> None:
        OrderLine.objects.bulk_create([OrderLine(order=order, product=tea)] * ROWS)

    saving = Case(save, SAVES)
    loading = Case(lambda: list(Tag.objects.all()))
    deleting = Case(lambda: OrderLine.objects.all().delete(), prepare=lines)
    return {
        "send": {
            "none": sending(Signal()),
            "one": sending(heard_by(1, Signal(), Sender)),
            "ten": sending(heard_by(10, Signal(), Sender)),
            "hundred": sending(heard_by(100, Signal(), Sender)),
            "save": saving,
        },
        "filter": {
            "none": sending(Signal()),
            "cached": sending(heard_by(100, ModelSignal(use_caching=True), Other)),
            "plain": sending(heard_by(100, Signal(), Other)),
        },
        "save": {
            "none": saving,
            "empty": listening(post_save, Customer, empty, saving),
            "querying": listening(post_save, Customer, querying, saving),
        },
        "load": {
            "none": loading,
            "other": listening(post_init, Customer, empty, loading),
            "empty": listening(post_init, Tag, empty, loading),
        },
        "delete": {
            "none": deleting,
            "other": listening(post_delete, Customer, empty, deleting),
            "empty": listening(post_delete, OrderLine, empty, deleting),
        },
    }


def main(arguments: list[str] | None = None) -> None:
    """Print the figures; with --write keep the ratios for the pages."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.signals", description=__doc__)
    parser.add_argument("--runs", type=int, default=31)
    parser.add_argument("--write", action="store_true", help=f"keep the ratios in {RESULTS.name}")
    options = parser.parse_args(arguments)
    found: dict[str, dict[str, float]] = {}
    with shop():
        import django

        machine = {
            "cores": os.cpu_count(),
            "python": ".".join(platform.python_version_tuple()[:2]),
            "django": ".".join(map(str, django.VERSION[:2])),
        }
        print(", ".join(f"{name} {value}" for name, value in machine.items()), end="; ")
        print(f"medians of {options.runs}")
        for group, cases in groups().items():
            taken = measure(cases, options.runs)
            found[group] = ratios(taken)
            for name, times in taken.items():
                value = statistics.median(times)
                print(f"{group:8} {name:10} {value:.9f} s {found[group][name]:10.2f}")
    if options.write:
        text = json.dumps({"machine": machine, "rows": ROWS, "ratios": found}, indent=1)
        RESULTS.write_text(text + "\n", "utf-8", newline="\n")


if __name__ == "__main__":
    main()
