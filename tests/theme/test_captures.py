"""What the build draws from captures: argument tables, tables of operations, timelines."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
from hooks import load_hook

import tools.captured
from tools.captured import arguments, captures, grouped, names, operations_of
from tools.repository import DJANGO_VERSIONS
from tools.timeline import as_list, draw, rows
from tools.words import words

WORDS = words("en")


@pytest.fixture
def hook() -> ModuleType:
    return load_hook("captures")


def capture(**changes: Any) -> dict[str, Any]:
    """A capture of one signal and one operation."""
    made: dict[str, Any] = {
        "inventory": {"shop.signals.paid": {"class": "Signal", "documented": True}},
        "arguments": {
            "paid": {
                "path": "shop.signals.paid",
                "senders": [["model class"]],
                "sent_by": ["send"],
                "arguments": {"order": {"types": ["model instance"]}},
            }
        },
        "operations": {
            "pay": {
                "group": "paying",
                "code": 'pay("<b>")',
                "queries": [1, 2],
                "sends": [{"signal": "paid", "sender": "shop.Order", "times": 1}],
            }
        },
        "timelines": {},
    }
    return made | changes


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Captures of three releases; the newest sends one argument more."""
    monkeypatch.setattr(tools.captured, "CAPTURES", tmp_path)
    old, new = capture(), capture()
    new["arguments"]["paid"]["arguments"]["raw"] = {"types": ["bool"], "absent_in": ["pay"]}
    new["operations"]["pay"]["sends"][0]["alone"] = 0
    for version in DJANGO_VERSIONS:
        data = new if version == DJANGO_VERSIONS[-1] else old
        path = tmp_path / f"django{version.replace('.', '')}.json"
        path.write_text(json.dumps(data), "utf-8")
    return tmp_path


def test_releases_with_the_same_entry_stand_together_newest_first(folder: Path) -> None:
    groups = grouped("operations", "pay")
    assert [versions for versions, _ in groups] == [["6.1"], ["5.2", "6.0"]]


def test_argument_table_gets_types_and_presence(folder: Path, hook: ModuleType) -> None:
    markdown = (
        "<!-- arguments: paid -->\n\n| Argument | Meaning |\n|---|---|\n"
        "| `order` | the order |\n| `raw` | a fixture |\n"
    )
    html = hook.expand_arguments(markdown, WORDS)
    assert "| `order` | model instance | always | the order |" in html
    assert re.search(r"\| `raw` \| `bool` \(6\.1\) \| not by <a href=.*#row-pay.* \| a fix", html)


def test_argument_table_follows_the_capture(folder: Path, hook: ModuleType) -> None:
    path = folder / "django52.json"
    path.write_text(path.read_text("utf-8").replace('["model instance"]', '["str"]'), "utf-8")
    table = "<!-- arguments: paid -->\n\n| Argument | Meaning |\n|---|---|\n| `order` | it |\n"
    assert "model instance (6.0, 6.1); `str` (5.2)" in hook.expand_arguments(table, WORDS)


def test_operations_table_counts_and_escapes(folder: Path, hook: ModuleType) -> None:
    html = hook.operations_table("paying", WORDS)
    assert "pay(&quot;&lt;b&gt;&quot;)" in html
    assert ">1* (6.1); 1 (5.2, 6.0)</button>" in html
    assert 'popovertarget="op-pay"' in html
    assert 'popover id="op-pay"' in html
    assert "only if somebody listens" in html


def test_unknown_names_stay_for_the_check_to_explain(folder: Path, hook: ModuleType) -> None:
    config = SimpleNamespace(extra={"words": WORDS})
    markdown = "<!-- operations: nothing -->\n\n<!-- timeline: nothing -->\n"
    assert hook.on_page_markdown(markdown, None, config, None) == markdown


def test_every_capture_is_there_and_every_operation_belongs_to_a_group() -> None:
    assert list(captures()) == list(DJANGO_VERSIONS)
    drawn = {name for group in _groups() for name in operations_of(group)}
    assert drawn == set(names("operations"))
    shown = [one["code"] for each in captures().values() for one in each["operations"].values()]
    assert not [code for code in shown if "# noqa" in code], "readers would see it"


def _groups() -> set[str]:
    return {entry["group"] for one in captures().values() for entry in one["operations"].values()}


def test_sender_and_signal_are_arguments_of_every_signal() -> None:
    for signal in names("arguments"):
        assert {"sender", "signal"} <= arguments([signal]).keys()


TIMELINES = [
    (name, versions, timeline)
    for name in names("timelines")
    for versions, timeline in grouped("timelines", name)
]


@pytest.mark.parametrize(("name", "versions", "timeline"), TIMELINES)
def test_picture_and_list_show_every_event(
    name: str, versions: list[str], timeline: dict[str, Any]
) -> None:
    svg = draw("trace-x", timeline, WORDS)
    assert svg.count("<circle") == len(timeline["events"])
    assert as_list(timeline, WORDS).count("<li") == len(timeline["events"])
    assert "<title" in svg
    assert "<desc" in svg
    parser = HTMLParser()
    parser.feed(svg)


def test_the_line_tells_when_a_row_is_committed() -> None:
    def states(name: str) -> dict[str, str]:
        timeline = grouped("timelines", name)[0][1]
        return {row.text.split()[0]: row.state for row in rows(timeline, WORDS)}

    autocommit, atomic = states("save_new_autocommit"), states("save_new_atomic")
    assert autocommit["pre_save"] == "none"
    assert autocommit["post_save"] == "committed"
    assert atomic["post_save"] == "held"
    assert atomic["COMMIT"] == "committed"
    assert states("save_new_rolled_back")["ROLLBACK"] == "none"
