"""Writes down where snippets were run, with `--record` and `--record-runs` (see tools/runs.py)."""

from __future__ import annotations

import pytest

from tools import runs
from tools.repository import ROOT
from tools.snippets import Snippet


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
        snippet = Snippet.read(path) if path else None
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
