"""Empties databases in a moment, and writes down where snippets were run.

The latter with `--record` and `--record-runs` (see tools/runs.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import DjangoDbBlocker

from tests.emptied import emptied
from tools import runs
from tools.repository import ROOT
from tools.snippets import Snippet


@pytest.fixture
def _django_db_helper(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """What the mark `django_db` does here; without this pytest-django would flush, slowly."""
    with django_db_blocker.unblock(), emptied():
        yield


def _writes(config: pytest.Config) -> bool:
    """Whether this process is the one that writes; workers of xdist report to it."""
    asked = config.getoption("--record") or config.getoption("--record-runs")
    return asked and not hasattr(config, "workerinput")


def pytest_configure(config: pytest.Config) -> None:
    if _writes(config):
        config.pluginmanager.register(_Outcomes())


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """With --record-runs, leave out what is recorded for this environment already."""
    if not config.getoption("--record-runs"):
        return
    here, recorded = runs.here(), runs.read()
    known, left = [], []
    for item in items:
        path = getattr(item, "callspec", None) and item.callspec.params.get("path")
        # A list of snippets that is empty on this Django gives one item without a path.
        snippet = Snippet.read(path) if isinstance(path, Path) else None
        done = snippet is None or here.django not in snippet.versions
        done = done or here in runs.environments_of(snippet, recorded)
        (known if done else left).append(item)
    config.hook.pytest_deselected(items=known)
    items[:] = left


class _Outcomes:
    """Collects what became of each snippet, and writes it when all have run."""

    def __init__(self) -> None:
        self.outcomes: dict[str, str] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        name = dict(report.user_properties).get("snippet")
        if name and (report.when == "call" or report.outcome != "passed"):
            self.outcomes[name] = report.outcome

    def pytest_sessionfinish(self) -> None:
        if not self.outcomes:
            return
        passed = {
            name: Snippet.read(ROOT / "snippets" / f"{name}.py")
            for name, outcome in self.outcomes.items()
            if outcome == "passed"
        }
        skipped = {name for name, outcome in self.outcomes.items() if outcome == "skipped"}
        runs.write(runs.merged(runs.read(), runs.here(), passed, skipped))
