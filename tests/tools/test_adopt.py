"""What `make adopt` declares, what it keeps, and what it tells of a release."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.small_repository import look_at
from tools import adopt, resting
from tools.repository import DJANGO_VERSIONS

NEWEST = DJANGO_VERSIONS[-1]
DECLARED = 'SUPPORTED = {\n    "5.2": ("3.11", "3.12"),\n    "6.1": ("3.12",),\n}\nALL = 1\n'


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], Path]:
    """Writes files into a small repository, which the tools look at."""
    look_at(tmp_path, monkeypatch)
    monkeypatch.setattr(adopt, "ROOT", tmp_path)
    monkeypatch.setattr(adopt, "DOCS", tmp_path / "docs")
    monkeypatch.setattr(resting, "DOCS", tmp_path / "docs")

    def write(name: str, text: str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        return path

    return write


@pytest.mark.parametrize(
    ("version", "pythons", "order"),
    [
        ("10.0", ["3.14"], ["5.2", "6.1", "10.0"]),
        ("6.0", ["3.12", "3.13"], ["5.2", "6.0", "6.1"]),
        ("4.2", ["3.11"], ["4.2", "5.2", "6.1"]),
    ],
)
def test_release_is_declared_at_its_place(
    version: str, pythons: list[str], order: list[str]
) -> None:
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    exec(adopt.with_release(DECLARED, version, pythons), found)
    assert list(found["SUPPORTED"]) == order
    assert found["SUPPORTED"][version] == tuple(pythons)


def test_newest_release_is_that_of_make_test_and_of_the_browser() -> None:
    texts = {path.name: text for path, text in adopt.declaration("99.1", ["3.14"]).items()}
    new = {"django991.in", "django991.txt"}
    assert texts.keys() == {"repository.py", *new, "test.in", "runner.in"}
    for name in ("django991.in", "test.in", "runner.in"):
        assert "django ==99.1.*" in texts[name]
        assert NEWEST not in texts[name]


def test_release_between_others_is_locked_for_itself_only() -> None:
    names = {path.name for path in adopt.declaration("5.99", ["3.14"])}
    assert names == {"repository.py", "django599.in", "django599.txt"}


@pytest.mark.parametrize(
    ("version", "pythons", "said"),
    [
        ("six", [], "'six' is no release of Django"),
        (NEWEST, [], f"Django {NEWEST} is adopted already"),
        ("99.1", ["3.99"], "runs on Python 3.99, and none of them is here"),
    ],
)
def test_release_is_refused_with_the_reason(
    version: str, pythons: list[str], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(adopt, "supported_pythons", lambda asked: pythons)
    with pytest.raises(adopt.RefusedError, match=said):
        adopt.declare(version)


def test_nothing_is_left_of_a_release_that_cannot_be_locked(
    repository: Callable[[str, str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    declared = repository("repository.py", DECLARED)
    new = {declared: "new", declared.with_name("django991.in"): "new"}
    monkeypatch.setattr(adopt, "supported_pythons", lambda asked: ["3.99", "3.12"])
    monkeypatch.setattr(adopt, "present", lambda: {"3.12": Path("python")})
    monkeypatch.setattr(adopt, "declaration", lambda *asked: new)
    seen = []
    monkeypatch.setattr(adopt, "step", lambda *call: seen.append(declared.read_text("utf-8")))
    with pytest.raises(adopt.RefusedError, match="cannot be locked"):
        adopt.declare("99.1")
    assert seen == ["new"]
    assert declared.read_text("utf-8") == DECLARED
    assert not declared.with_name("django991.in").exists()


def test_other_releases_keep_what_they_print(repository: Callable[[str, str], Path]) -> None:
    source = '"""Idea.\n\nDatabase: sqlite, postgresql\n"""\n'
    for name in ("changed", "same"):
        repository(f"snippets/{name}.py", source)
        repository(f"snippets/{name}.out", "old\n")
    server = repository("snippets/changed.postgresql.out", "old on a server\n")
    kept = adopt.outputs_of_others(NEWEST)
    changed = repository("snippets/changed.out", "new\n")
    adopt.put_back(kept)
    outputs = {path.name: path.read_text("utf-8") for path in changed.parent.glob("*.out")}
    others = [adopt.file_name(version) for version in DJANGO_VERSIONS[:-1]]
    assert outputs == {
        "changed.out": "new\n",
        **{f"changed.{name}.out": "old\n" for name in others},
        server.name: "old on a server\n",
        "same.out": "old\n",
    }


def test_output_that_differs_is_told_with_the_questions_on_it(
    repository: Callable[[str, str], Path],
) -> None:
    source = '"""Idea.\n\nDatabase: sqlite, postgresql\n"""\n'
    repository("snippets/a.py", source)
    repository("snippets/a.out", "first\nnew\nlast\n")
    repository("snippets/a.django60.out", "first\nold\nlast\n")
    repository("snippets/a.postgresql.out", "server\n")
    repository("snippets/a.postgresql.django60.out", "server before\n")
    repository("snippets/same.py", source)
    repository("snippets/same.out", "same\n")
    repository("docs/en/interview/questions/q.md", "## Q { #why }\n\n[proof](/snippets/a.py)\n")
    assert list(adopt.changed_outputs("6.0", "6.1")) == [
        ("snippets/a.py", ["- old", "+ new", "questions that rest on it: #why"]),
        ("snippets/a.py on PostgreSQL", ["- server before", "+ server"]),
    ]


def test_samples_that_run_on_one_release_only_are_told(
    repository: Callable[[str, str], Path],
) -> None:
    for name, asked in (("gone", "5.2, 6.0"), ("new", "6.1+"), ("old", "6.0+")):
        repository(f"snippets/{name}.py", f'"""Idea.\n\nDjango: {asked}\n"""\n')
    repository("snippets/everywhere.py", '"""Idea."""\n')
    assert list(adopt.only_on("6.1", "6.0")) == [("snippets/new.py", ["Django: 6.1+"])]
    assert list(adopt.only_on("6.0", "6.1")) == [("snippets/gone.py", ["Django: 5.2, 6.0"])]


def test_reports_on_django_are_carried_on(
    repository: Callable[[str, str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(adopt, "DJANGO_VERSIONS", ("5.2", "6.0", "6.1", "6.2"))
    said = '"""Title.\n\nAffected: {}\nActual: x\n"""\n'
    here = {name: repository(f"corrections/{name}.py", said) for name in ("holds", "mended")}
    here["holds"].write_text(said.format("6.0, 6.1"), "utf-8")
    here["mended"].write_text(said.format("5.2, 6.0"), "utf-8")
    monkeypatch.setattr(adopt, "REPORTS", here["holds"].parent)
    adopt.carry_reports("6.2")
    assert here["holds"].read_text("utf-8") == said.format("6.0, 6.1, 6.2")
    assert here["mended"].read_text("utf-8") == said.format("5.2, 6.0")


SENT = {"signal": "m2m_changed", "times": 1, "details": {"using": "'default'"}}
SENT_NOW = SENT | {"details": {"using": "'default'", "raw": "False"}}


STEP = {"kind": "signal", "name": "post_migrate", "sender": ["AppConfig", "audit"]}
CALLED = {"kind": "receiver", "name": "create", "depth": 1}


def test_captured_facts_are_told_one_by_one_and_alike_ones_once() -> None:
    old = {
        "django": "6.0",
        "arguments": {"m2m_changed": {"arguments": {"using": {"types": ["str"]}}}},
        "receivers": [{"receiver": "a"}],
        "operations": {name: {"sends": [SENT, SENT]} for name in ("add", "set", "get")},
        "timelines": {
            "login": {"events": [{"kind": "sql", "verb": "SELECT"}]},
            "asend": {"events": [CALLED, STEP, CALLED | {"name": "last"}]},
            "migrate": {"events": [STEP | {"receivers": 2}, CALLED]},
        },
    }
    new = {
        "django": "6.1",
        "arguments": {"m2m_changed": {"arguments": {"using": {"types": ["str", "None"]}}}},
        "receivers": [{"receiver": "a"}, {"receiver": "b"}],
        "operations": {
            **{name: {"sends": [SENT_NOW, SENT_NOW]} for name in ("add", "set")},
            "get": {"sends": [SENT, SENT]},
            "new": {"code": "x", "group": "y", "sends": [SENT]},
        },
        "timelines": {
            "login": {"events": [{"kind": "sql", "verb": "UPDATE"}]},
            "asend": {"events": [STEP, CALLED, CALLED | {"name": "last"}]},
            "migrate": {"events": [STEP | {"receivers": 3}, CALLED, CALLED | {"name": "rename"}]},
        },
    }
    assert list(adopt.changed_captures(old, new)) == [
        ("arguments: m2m_changed", ['arguments using types: ["str"] → ["str", "None"]']),
        ("receivers: all", ["+ b"]),
        ("operations: add, set", ['m2m_changed details raw: nothing → "False"']),
        ("operations: new", ["sends + m2m_changed"]),
        ("timelines: login", ['events verb: "SELECT" → "UPDATE"']),
        ("timelines: asend", ["events at another place: signal post_migrate AppConfig audit"]),
        (
            "timelines: migrate",
            ["events post_migrate receivers: 2 → 3", "events + receiver rename"],
        ),
    ]
    assert list(adopt.changed_captures(new, new)) == []


def test_lines_that_list_the_releases_are_told_by_file(
    repository: Callable[[str, str], Path],
) -> None:
    repository("README.md", "On 5.2, 6.0 and 6.1.\n\nНа 5.2, 6.0 и 6.1.\nOn 5.2, 6.0, 6.1, 6.2.\n")
    repository("docs/en/changelog.md", "*Correction · Django 5.2, 6.0, 6.1*\n")
    repository("docs/en/page.md", "5.2 and 6.1\n5.2, 6.0, 6.1\n| What | 5.2 | 6.0 | 6.1 |\n")
    told = list(adopt.naming(["5.2", "6.0", "6.1"], "6.2"))
    assert told == ["README.md: 1, 3", "docs/en/page.md: 2, 3"]


def test_report_has_what_there_is_to_tell() -> None:
    found = {"Outputs that differ": [("snippets/a.py", ["- old"])], "Tests that fail on it": []}
    assert adopt.as_report("6.2", "6.1", found).splitlines() == [
        "Django 6.2 beside 6.1",
        "",
        "Outputs that differ: 1",
        "  snippets/a.py",
        "      - old",
    ]
    empty = adopt.as_report("6.2", "6.1", dict.fromkeys(found, []))
    assert empty.endswith("\n\nNothing changed.")
