"""What is recorded in captures/ is what the Django installed does."""

from __future__ import annotations

import json
import re
import subprocess
import sys

import pytest

from tools.captures import as_text, capture_path, differences, installed, load, write
from tools.repository import ALL_VERSIONS, DJANGO_VERSIONS, ROOT


def test_recorded_equals_fresh(record: bool) -> None:
    command = [sys.executable, "-X", "utf8", "-m", "tools.captures", "--print"]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8")
    assert ran.returncode == 0, ran.stderr
    fresh = json.loads(ran.stdout)
    if record:
        write(fresh)
    path = capture_path(installed())
    faults = differences(load(installed()) if path.exists() else {}, fresh, path)
    if faults:
        pytest.fail("\n\n".join(map(str, faults)), pytrace=False)


def test_every_django_in_the_requirements_is_captured() -> None:
    pinned = set()
    for path in (ROOT / "requirements").glob("django*.txt"):
        pinned |= set(re.findall(r"^django==(\d+\.\d+)\.", path.read_text("utf-8"), re.M | re.I))
    assert pinned == set(ALL_VERSIONS)
    assert {load(version)["django"] for version in DJANGO_VERSIONS} == set(DJANGO_VERSIONS)


def test_can_be_read_without_django() -> None:
    code = (
        "import sys; sys.modules['django'] = None\n"
        "from tools.captures import load; print(load('6.1')['django'])"
    )
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert (ran.stdout, ran.stderr) == ("6.1\n", "")


@pytest.mark.parametrize("version", DJANGO_VERSIONS)
def test_written_as_the_tool_writes(version: str) -> None:
    assert capture_path(version).read_text("utf-8") == as_text(load(version))


@pytest.mark.parametrize("version", DJANGO_VERSIONS)
def test_nothing_that_changes_from_run_to_run(version: str) -> None:
    text = capture_path(version).read_text("utf-8")
    volatile = r"0x[0-9a-f]{6,}|s\d{6,}_x\d+|20\d\d-\d\d-\d\d|[\w/]*/(?:tmp|home|Users)/|md5\$"
    assert re.findall(volatile, text) == []


@pytest.mark.parametrize("version", DJANGO_VERSIONS)
def test_every_signal_is_sent_by_some_operation(version: str) -> None:
    capture = load(version)
    sent = {each["path"] for each in capture["arguments"].values()}
    assert set(capture["inventory"]) == sent


@pytest.mark.parametrize("version", DJANGO_VERSIONS)
def test_every_event_of_a_timeline_is_where_it_belongs(version: str) -> None:
    for name, timeline in load(version)["timelines"].items():
        events = timeline["events"]
        for number, event in enumerate(events):
            if event["kind"] != "signal" or event.get("raised"):
                continue
            called = 0
            for later in events[number + 1 :]:
                if later["depth"] <= event["depth"]:
                    break
                called += later["kind"] == "receiver" and later["depth"] == event["depth"] + 1
            assert called == event["receivers"], (name, event)


class TestDifferences:
    """A change by hand is found, with its place and what was captured instead."""

    def changed(self, old: str, new: str) -> str:
        path = capture_path("6.1")
        fresh = load("6.1")
        text = path.read_text("utf-8")
        assert old in text
        faults = differences(json.loads(text.replace(old, new, 1)), fresh, path)
        assert len(faults) == 1
        assert "make update" in str(faults[0])
        return str(faults[0])

    def test_none(self) -> None:
        assert differences(load("6.1"), load("6.1"), capture_path("6.1")) == []

    def test_a_cell(self) -> None:
        old = '{"signal": "pre_save", "sender": "auth.User", "times": 1,'
        said = self.changed(old, old.replace("1", "2"))
        assert re.match(r"captures/django61\.json:\d+: operations > \w+ > sends > row \d+", said)
        assert '"times": 2' in said
        assert "captured on Django 6.1" in said

    def test_a_type_of_an_argument(self) -> None:
        said = self.changed('"pk_set": {"types": ["None", "set"]}', '"pk_set": {"types": ["set"]}')
        assert "arguments > m2m_changed > arguments > pk_set > types > row 1" in said

    def test_an_event(self) -> None:
        said = self.changed('"action": "COMMIT"', '"action": "ROLLBACK"')
        assert "timelines > save_new_atomic > events > row 7" in said

    def test_an_operation_that_is_not_run(self) -> None:
        said = self.changed('"bulk_update": {', '"bulk_upsert": {"group": "x"}, "bulk_update": {')
        assert "operations > bulk_upsert: recorded" in said
        assert said.count("captured on Django 6.1: nothing") == 1

    def test_the_line_is_that_of_the_fact(self) -> None:
        said = self.changed('"action": "COMMIT"', '"action": "ROLLBACK"')
        lines = capture_path("6.1").read_text("utf-8").splitlines()
        assert '"COMMIT"' in lines[int(said.split(":")[1]) - 1]
